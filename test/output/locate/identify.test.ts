import * as assert from 'uvu/assert';
import { diagnostic } from '../../../src/finding/diagnostic.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import { parse } from '../../../src/input/parse/parse.ts';
import { identify } from '../../../src/output/locate/identify.ts';
import type { Path, Place } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';

const key = 'aZ3kP0q-Rt5uV7wX9yB1cD2eF4gH6iJ8lM_nO0pQsT2v';

const text = `include: [exports/a.json, exports/b.json]
groups:
  - id: g-1
    members: [m-1, m-2]
  - name: second
    api_key: ${key}
`;

const at = (...path: Path): Place => ({ document: { source: 'in/setup.yaml', index: 0 }, path });
const spot = (start: number, end: number): Place => ({ source: 'in/setup.yaml', range: { start, end } });

/** What makes a finding at a place the same in the next run. */
const objectOf = async (place: Place, written = text, more: Partial<Finding> = {}) => {
  const bytes = new TextEncoder().encode(written);
  const parsed = await parse({ file: { name: 'in/setup.yaml', path: '/in/setup.yaml', given: 'named' }, bytes });
  const finding = { ...diagnostic('unresolved-reference', place, 'some words'), ...more };
  return identify([finding], new Map([['in/setup.yaml', parsed]]))[0]?.object;
};

testSuite('what a finding without an object is known by', (test) => {
  test('the path by names, and the value', async () => {
    assert.equal(await objectOf(at('groups', 0, 'members', 1)), ['groups', 'g-1', 'members', '*', '*: m-2']);
    assert.equal(await objectOf(at('groups', 1)), ['groups', 'second']);
    assert.equal(await objectOf(at('include', 1)), ['include', '*', '*: exports/b.json']);
  });

  test('never a secret', async () => {
    assert.equal(await objectOf(at('groups', 1, 'api_key')), ['groups', 'second', 'api_key', 'api_key: ********']);
    const start = text.indexOf('api_key');
    assert.equal(await objectOf(spot(start, start + 7)), ['api_key: ********']);
  });

  test('the line of a place in the text, wherever it is and however it is set in', async () => {
    const start = text.indexOf('- id: g-1');
    const known = await objectOf(spot(start, start + 4));
    assert.equal(known, ['- id: g-1']);
    const moved = `\n\n${text.replace('- id: g-1', '-   id:  g-1')}`;
    const there = moved.indexOf('-   id');
    assert.equal(await objectOf(spot(there, there + 4), moved), known);
  });

  test('the name of the file where it is about all of it', async () => {
    assert.equal(await objectOf(at()), ['setup.yaml']);
    assert.equal(await objectOf(spot(0, 0)), ['setup.yaml']);
    assert.equal(await objectOf({ source: 'a/other.json', range: { start: 3, end: 4 } }), ['other.json']);
  });

  test('what has an object keeps it', async () => {
    assert.equal(await objectOf(at('groups', 0), text, { object: ['policy', 'p-1'] }), ['policy', 'p-1']);
  });
});
