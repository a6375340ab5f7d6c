import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { kinds } from '../../src/input/recognise/kinds.ts';
import { sections } from '../../src/input/recognise/snapshot.ts';
import { testSuite } from '../harness.ts';

const formats = readFileSync('docs/formats.md', 'utf8');

/** The cells of a page's tables, row by row. */
const rows = [...formats.matchAll(/^\|(.*)\|$/gm)].map(([, cells = '']) => cells.split('|').map((cell) => cell.trim()));

const codesIn = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

testSuite('the documentation of kinds', (test) => {
  for (const { name, many, wrappers } of kinds) {
    test(`docs/formats.md has a row for ${many}`, () => {
      const titles = [name.replaceAll('-', ' '), many].map((title) => title.toLowerCase());
      const row = rows.find(([cell = '']) =>
        titles.some((title) => cell.toLowerCase() === title || cell.toLowerCase().startsWith(`${title} (`)),
      );
      assert.ok(row, `no row of a table in docs/formats.md begins with ${titles.join(' or ')}`);
      if (name === 'engine-setup' || name === 'access-test') return;
      assert.equal(codesIn(row?.[1]), wrappers, 'the second cell names the wrappers');
      assert.ok(row?.[2], 'the third cell says what the kind is recognised by');
      assert.ok(row?.[3], 'the fourth cell says what it is used for');
    });
  }

  test('docs/formats.md names each section of an account snapshot', () => {
    const named = rows.flatMap(([cell = '']) => codesIn(cell));
    assert.equal(
      [...sections.keys()].filter((section) => !named.includes(section)),
      [],
    );
  });
});
