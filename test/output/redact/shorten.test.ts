import { shell } from '../../../src/snippet/snippet.ts';
import * as assert from 'uvu/assert';
import { diagnostic } from '../../../src/finding/diagnostic.ts';
import { shortFinding } from '../../../src/output/redact/shorten.ts';
import { startOf } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';

const key = 'Tq7xV-0bLz9_pWc3RmK8sYd2HfN6jGa1UeXo5iBvZt4M';

/** A message, as a finding with it shows it. */
const shortMessage = (message: string): string =>
  shortFinding(diagnostic('schema-error', startOf('a'), message)).message;

testSuite('redact/shorten', (test) => {
  test('a text of the usual length stays', () => {
    const text = `the role \`crn:v1:bluemix:public:iam::::role:Editor\` ${'is one of many '.repeat(8)}`;
    assert.is(shortMessage(text), text);
  });
  test('a long name is cut', () => {
    assert.is(shortMessage(`\`${'n'.repeat(1000)}\` is no role`), `\`${'n'.repeat(200)}…\` is no role`);
  });
  test('a name as long as names may be stays', () => {
    const text = `\`${'n'.repeat(200)}\` is no role`;
    assert.is(shortMessage(text), text);
  });
  test('of a help with a command in it the words are cut, and the command stays', () => {
    const [long, command] = ['n'.repeat(1000), shell`ibmcloud iam service-id ${'n'.repeat(1000)}`];
    const { help } = shortFinding(diagnostic('schema-error', startOf('a'), 'no', { help: [`\`${long}\`: `, command] }));
    assert.equal(help, [`\`${'n'.repeat(200)}…\`: `, command]);
  });
  test('a long text is cut', () => assert.is(shortMessage('word '.repeat(10_000)).length, 4001));
  test('half a secret is not left over', () => {
    assert.is(
      shortMessage(`\`${'a '.repeat(90)}${key}${' b'.repeat(40)}\``),
      `\`${'a '.repeat(90)}********${' b'.repeat(6)}…\``,
    );
  });
  test('of a finding all but the repairs', () => {
    const long = 'n'.repeat(1000);
    const finding = diagnostic('schema-error', startOf('a'), `\`${long}\``, { help: `\`${long}\`` });
    const repairs = [{ kind: 'cli', text: shell`${long}` }] as const;
    const short = `\`${'n'.repeat(200)}…\``;
    assert.equal(shortFinding({ ...finding, repairs }), { ...finding, message: short, help: short, repairs });
  });
});
