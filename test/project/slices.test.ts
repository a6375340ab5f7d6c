import * as assert from 'uvu/assert';
import { slice } from '../../scripts/bundle/slices.ts';
import { testSuite } from '../harness.ts';

const whole = 'src/access/decide/unrestricted.ts';
const covers = 'src/access/decide/covers.ts';
const contains = 'src/access/decide/contains.ts';
const redundant = 'rules/access/scope-that-narrows-nothing.ts';

/** These modules, by the runs that use them. */
const sliced = (core: readonly string[], engine: readonly string[]): ReturnType<typeof slice> => {
  const modules = [whole, covers, contains];
  const usedBy = new Map([
    ['core', new Set(core)],
    ['engine', new Set(engine)],
  ]);
  return slice(modules, [...modules, redundant], usedBy);
};

testSuite('slices of the bundle', (test) => {
  test('a module is in the file of the first run that uses it', () => {
    const { files, fileOf } = sliced([covers], [covers, contains]);
    assert.equal(files, ['core', 'engine', 'rest']);
    assert.equal([fileOf(covers), fileOf(contains), fileOf(whole)], ['core', 'engine', 'rest']);
    assert.is(fileOf(redundant), undefined);
  });

  test('what is no function is there before those that want it', () => {
    // `whole.ts` wants a list of `covers.ts`, and only a function of `contains.ts`.
    const { fileOf } = sliced([whole], []);
    assert.equal([fileOf(whole), fileOf(covers), fileOf(contains)], ['core', 'core', 'rest']);
  });

  test('a file gives what others want of it', () => {
    const { given } = sliced([covers, contains], [whole]);
    assert.ok(given('core').some(([module, name]) => module === contains && name === 'servicesOf'));
    assert.equal(given('rest'), []);
  });
});
