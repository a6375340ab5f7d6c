import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { readPieces } from '../../../../src/input/parse/json/pieces.ts';
import { isObject, type Json } from '../../../../src/source/json.ts';
import { testSuite } from '../../../harness.ts';

/** What a text's pieces come to: its value with the list put back, and how many pieces there were. */
const joined = async (
  text: string | Uint8Array,
  size = 1,
): Promise<{ readonly value: Json; readonly pieces: number } | undefined> => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reading = readPieces({ bytes }, 'list', size);
  const items: Json[] = [];
  let pieces = 0;
  let read: IteratorResult<{ readonly items: readonly Json[] }, Json | undefined> = await reading.next();
  for (; read.done !== true; read = await reading.next()) {
    items.push(...read.value.items);
    pieces += 1;
  }
  const { value } = read;
  if (value === undefined) return undefined;
  return { value: isObject(value) ? { ...value, list: items } : items, pieces };
};

const item = fc.dictionary(fc.constantFrom('id', 'a', 'é', '},{'), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 });
const list = fc.array(item, { minLength: 2, maxLength: 12 });
const document = fc.oneof(
  list,
  fc.record({ first: fc.jsonValue({ maxDepth: 1 }), list, last: fc.jsonValue({ maxDepth: 2 }) }),
);
const space = fc.constantFrom(undefined, 1, 2, '\t');

/** As JSON has it: of `-0` and of keys in another order there is nothing to be seen. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value));

testSuite('a long list in pieces', (test) => {
  test('comes to what JSON.parse gives', async () => {
    await fc.assert(
      fc.asyncProperty(document, space, fc.constantFrom(1, 20, 100, 100_000), async (value, indent, size) => {
        assert.equal((await joined(JSON.stringify(value, null, indent), size))?.value, plain(value));
      }),
    );
  });

  test('is read in more than one', async () => {
    const value = Array.from({ length: 50 }, (_, id) => ({ id, in: [{ id }, { id }] }));
    assert.is((await joined(JSON.stringify(value)))?.pieces, 50);
    assert.is((await joined(JSON.stringify({ list: value }, null, 2), 1000))?.pieces, 7);
  });

  test('may begin behind much else', async () => {
    const ids = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const value = { before: 'x'.repeat(1_000_000), list: ids };
    assert.equal(await joined(JSON.stringify(value)), { value, pieces: 3 });
    assert.is(await joined(JSON.stringify({ before: 'x'.repeat(16_000_000), list: ids })), undefined);
  });

  test('is never what JSON.parse refuses', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        space,
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '{', '[', '"', 'x', ' ', '\\', '\u0000'),
        fc.nat(2),
        async (value, indent, place, inserted, removed) => {
          const text = JSON.stringify(value, null, indent);
          const at = place % text.length;
          const broken = text.slice(0, at) + inserted + text.slice(at + removed);
          const read = await joined(broken, 10);
          if (read !== undefined) assert.equal(read.value, JSON.parse(broken));
        },
      ),
      { numRuns: 1000 },
    );
  });

  for (const [title, text] of [
    ['a list of one', '[{"id":1}]'],
    ['an empty list', '{"list":[]}'],
    ['a list of texts', '["a","b","c"]'],
    ['a list under another key', '{"other":[{"id":1},{"id":2}]}'],
    ['a mapping under the key', '{"list":{"list":[{"id":1},{"id":2}]}}'],
    ['two values', '[{"id":1},{"id":2}] [{"id":1},{"id":2}]'],
    ['a comma too many', '[{"id":1},{"id":2},]'],
    ['a comma too early', '[{"id":1},,{"id":2}]'],
    ['an end too few', '{"list":[{"id":1},{"id":2}'],
    ['nothing', ''],
    ['no JSON', 'policies:\n- id: 1\n'],
  ] as const) {
    test(`is not ${title}`, async () => assert.is(await joined(text), undefined));
  }

  test('is not what is no UTF-8', async () => {
    assert.is(
      await joined(Uint8Array.from([...Buffer.from('[{"id":"'), 0xff, ...Buffer.from('"},{"id":2}]')])),
      undefined,
    );
  });
});
