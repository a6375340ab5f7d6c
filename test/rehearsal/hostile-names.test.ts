import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parseAllDocuments } from 'yaml';
import type { Repair } from '../../src/finding/finding.ts';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { loadGrammar } from '../../src/languages/grammar/load.ts';
import { parseHcl } from '../../src/languages/terraform/hcl/parse.ts';
import { literalsOf } from '../../src/languages/terraform/literals.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import { storiesOf, topics, type Story } from '../cases/stories.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { fakeCli } from '../snippet/fake-cli.ts';
import { everyRule } from './every-rule.ts';
import { hostileName, isId, isMarked, mark, repeatedIn, withHostileNames } from './hostile-names.ts';

/** No argument of a command, and no text of Terraform, holds a NUL. */
const received = (text: string): string => maskSecrets(text).replaceAll('\0', '\ufffd');

/** The names of which a text holds no more than the beginning. */
const brokenIn = (text: string): readonly string[] =>
  [...text.matchAll(mark)]
    .map(([, nth]) => hostileName(Number(nth)).replace(/^-/, ''))
    .filter(
      (name) =>
        // The value of a claim is JSON, within what it is written in.
        ![name, received(name), name.replaceAll('\0', ''), JSON.stringify(name).slice(1, -1)].some((whole) =>
          text.includes(whole),
        ),
    )
    .map((name) => `${JSON.stringify(name)} in ${JSON.stringify(text)}`);

const textsBelow = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => [key, ...textsBelow(item)])
      : [];

const textsOf = ({ text, undo }: Repair): readonly string[] => [text.text, ...(undo === undefined ? [] : [undo.text])];

const schema = 'the id of a service ID, which has to have its form';
const label = 'the label of a resource, which is an identifier';

/** Rules whose repairs repeat words of the input, and none that a stranger chooses: what they repeat. */
const withoutNames: Readonly<Record<string, string>> = {
  'creation-unrestricted': 'the value of a setting',
  'custom-role-with-unknown-action': 'the name of a service',
  'engine-cannot-create-service-ids': schema,
  'engine-identity-unusable': schema,
  'id-and-iam-id-mixed-up': label,
  'id-in-wrong-form': 'the id of an account',
  'instance-id-is-a-crn': label,
  'malformed-role-crn': 'the name of a service',
  'misused-command': 'the name of a command',
  'network-rule-blocks-engine': 'the name of a service',
  'pattern-does-not-fit-condition': 'the name of a pattern',
  'retired-engine-api': 'the name of a service',
  'role-name-differs-by-case': 'the name of a role',
  'service-id-in-wrong-spelling': label,
  'session-longer-than-wanted': 'a number of seconds',
  'unknown-condition-key': 'the name of an attribute',
  'unknown-region': 'the name of an attribute',
  'unknown-resource-type': 'the name of an attribute',
  'unknown-service': 'the name of an attribute',
  'unknown-service-type': 'the name of an attribute',
};

interface Repeated {
  readonly story: Story;
  readonly word: string;
}

const inOrder = (a: Repeated, b: Repeated): number =>
  `${a.story.folder}\n${a.word}` < `${b.story.folder}\n${b.word}` ? -1 : 1;

testSuite('repairs for hostile names', (test, afterAll) => {
  const { pasted, directory, remove } = fakeCli();

  /** A repair of a file, by the language that it is in. */
  const checkEdit = async ({ location }: LocatedFinding, text: string, isCode: boolean): Promise<readonly string[]> => {
    if (isCode || location.file.endsWith('.tf')) {
      const parser = await loadGrammar('hcl');
      const wrapped = /^\s*(?:#|[\w]+\s*=[^=]|[\w]+\s*(?:"[^"]*"\s*)*\{)/.test(text) ? text : `x = ${text}`;
      const { body, faults } = parseHcl(parser, `${wrapped}\n`);
      // what stands in quotes, read as Terraform does: nothing in it is evaluated
      const quoted = [...wrapped.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([whole]) => whole);
      const read = textsBelow(literalsOf(body));
      const evaluated = quoted.filter((one) => /h\d+q/.test(one) && /(?<![$])(?:\$\$)*\$\{|(?<!%)(?:%%)*%\{/.test(one));
      return [...faults.map((fault) => `${JSON.stringify(fault)} in ${text}`), ...evaluated, ...read.flatMap(brokenIn)];
    }
    if (!/\.(?:json|ya?ml)$/.test(location.file)) return [];
    const parsed = parseAllDocuments(text.replace(/,\s*$/, ''));
    if (!Array.isArray(parsed)) return [];
    const values = parsed.flatMap((document) => textsBelow(document.toJS()));
    return [
      ...parsed.flatMap(({ errors }) => errors.map(({ message }) => `${message} in ${text}`)),
      ...values.flatMap(brokenIn),
    ];
  };

  /** How often a hostile name came into a repair of each rule. */
  const arrived = new Map<string, number>();
  const commands = new Set<string>();

  /** What is wrong with the repairs of an input, as far as it can be said without running commands, which are kept. */
  const checkRepairs = async (findings: readonly LocatedFinding[]): Promise<readonly string[]> => {
    const faults: string[] = [];
    for (const finding of findings)
      for (const repair of finding.repairs) {
        if (!textsOf(repair).some(isMarked)) continue;
        arrived.set(finding.rule, (arrived.get(finding.rule) ?? 0) + 1);
        if (repair.kind === 'cli') for (const text of textsOf(repair)) commands.add(text);
        else faults.push(...(await checkEdit(finding, repair.text.text, repair.kind === 'terraform')));
      }
    return faults;
  };

  const findingsOf = async ({ options }: Story, texts: Story['texts']): Promise<readonly LocatedFinding[]> =>
    (await lintTexts(texts, { config: everyRule, paths: options.paths ?? Object.keys(texts) })).report.findings;

  /** Words of inputs that repairs of a rule repeat, one by one, with their stories. */
  const wanted = new Map<string, Repeated[]>();
  for (const [nth, topic] of topics().entries()) {
    test(topic, async () => {
      let next = nth;
      const faults: string[] = [];
      for (const story of storiesOf(topic)) {
        const words = new Set<string>();
        for (const { rule, repairs } of await findingsOf(story, story.texts)) {
          for (const word of repairs.flatMap(textsOf).flatMap((text) => repeatedIn(story.texts, text))) {
            words.add(word);
            wanted.set(rule, [...(wanted.get(rule) ?? []), { story, word }]);
          }
        }
        if (words.size === 0) continue;
        const names = [...words].filter((word) => !isId(word));
        for (const some of [names, [...words]]) {
          faults.push(...(await checkRepairs(await findingsOf(story, withHostileNames(story.texts, some, next)))));
          next += 1;
        }
      }
      assert.equal(faults, []);
    });
  }

  afterAll(async () => {
    // Where one of the words is a role or a service, there is no finding without it: those rules get the names one by one.
    const faults: string[] = [];
    const tried = new Set<string>();
    let next = 0;
    for (const rule of [...wanted.keys()].toSorted())
      for (const { story, word } of (wanted.get(rule) ?? []).toSorted(inOrder)) {
        if (arrived.has(rule)) break;
        const key = `${story.folder}\n${word}`;
        if (tried.has(key)) continue;
        tried.add(key);
        faults.push(...(await checkRepairs(await findingsOf(story, withHostileNames(story.texts, [word], next)))));
        next += 1;
      }
    assert.equal(faults, []);

    // Commands get them whole, and nothing else runs.
    const words = pasted([...commands].join('\n')).flat();
    const ran = existsSync(join(directory, 'PWNED'));
    remove();
    assert.equal(words.flatMap(brokenIn), []);
    assert.not(ran, 'a command ran what a name says');

    // Each rule whose repairs repeat words of the input got one, but for those that repeat none of its own.
    const none = [...wanted.keys()].filter((rule) => !arrived.has(rule));
    assert.equal(none.toSorted(), Object.keys(withoutNames).toSorted());
    const sum = [...arrived.values()].reduce((all, count) => all + count, 0);
    assert.ok(sum >= 50 && commands.size >= 30, `${sum} repairs, ${commands.size} commands`);
  });
});
