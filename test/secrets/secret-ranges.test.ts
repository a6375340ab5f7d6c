import * as assert from 'uvu/assert';
import { isKnownId } from '../../src/secrets/placeholder.ts';
import { joined, likelySecrets, restOfPrivateKey } from '../../src/secrets/secret-ranges.ts';
import { testSuite } from '../harness.ts';

const key = 'aZ3kP0q-Rt5uV7wX9yB1cD2eF4gH6iJ8lM_nO0pQsT2v';
const header = '-----BEGIN RSA PRIVATE KEY-----';
const footer = '-----END RSA PRIVATE KEY-----';

/** The rest of a key that the bar stands in. */
const restAt = (marked: string): string => {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  return text.slice(at, at + restOfPrivateKey(text, at));
};

const rests: readonly (readonly [title: string, marked: string, rest: string])[] = [
  ['in a key', `${header}\nMII|E\nabc\n${footer}\nmore`, `E\nabc\n${footer}`],
  ['in a key below other lines', `a: 1\nb: 2\n${header}\nMII|E\nabc\n${footer}`, `E\nabc\n${footer}`],
  ['behind a key', `${header}\nMIIE\n${footer}\nmo|re`, ''],
  ['before a key', `mo|re\n${header}\nMIIE\n${footer}`, ''],
  ['between two keys', `${header}\nMIIE\n${footer}\n|\n${header}\nMIIE\n${footer}`, ''],
  ['in a key that does not end', `${header}\nMII|E`, 'E'],
  ['in a certificate', '-----BEGIN CERTIFICATE-----\nMII|E\n-----END CERTIFICATE-----', ''],
  ['in a certificate with a key named behind it', '-----BEGIN CERTIFICATE-----\n x PRIVATE KEY MII|E', ''],
  [
    'in a key of any kind',
    `-----BEGIN PRIVATE KEY-----\nMII|E -----END PRIVATE KEY-----`,
    'E -----END PRIVATE KEY-----',
  ],
  ['far behind a header', `${header}${'a'.repeat(8192)}|b`, ''],
  ['of a key that goes on for too long', `${header}|${'a'.repeat(9000)}${footer}`, 'a'.repeat(8192)],
];

const likely = (value: string): readonly string[] =>
  likelySecrets(value).map(({ start, end }) => value.slice(start, end));

testSuite('secrets/secret-ranges', (test) => {
  for (const [title, marked, rest] of rests)
    test(`what is left of a private key: ${title}`, () => assert.is(restAt(marked), rest));

  test('in a value that holds a secret, whatever is long and no name, id or placeholder may be it', () => {
    assert.equal(likely(`user: me, key='${key}'`), [key]);
    assert.equal(likely(`${key} ${key}x`), [key, `${key}x`]);
    assert.equal(likely('q7xv0blz9pwc3rmk8sy'), []);
    assert.equal(likely('terraform-ibm-modules-secrets-2'), []);
    assert.equal(likely('ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0'), []);
    assert.equal(likely('${data.vault.q7xv0blz9pwc3rmk8syd2hfn6}'), []);
  });

  test('ids are those of IBM Cloud, whole', () => {
    const uuid = 'c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
    const ids = [
      'crn:v1:bluemix',
      'IBMid-110000AB1Z',
      '791f5fb10986423e97aa8512f18b7e65',
      uuid,
      `iam-ServiceId-${uuid}`,
    ];
    assert.equal(ids.filter(isKnownId), ids);
    const others = ['a crn:v1:bluemix', 'IBMid-', `${uuid}-x`, `a1-${uuid}`, '791f5fb10986423e97aa8512f18b7e650'];
    assert.equal(others.filter(isKnownId), []);
  });

  test('ranges that overlap are one, those that touch are two', () => {
    const range = (start: number, end: number) => ({ start, end });
    assert.equal(joined([range(4, 6)], [range(0, 3), range(2, 4)]), [range(0, 4), range(4, 6)]);
    assert.equal(joined([range(0, 9), range(2, 4)], [range(0, 3)]), [range(0, 9)]);
    assert.equal(joined(), []);
  });
});
