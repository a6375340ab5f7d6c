import { readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { ageInDays, isOld } from '../../src/catalogue/age.ts';
import { publishedServices } from '../../src/catalogue/data/published-services.ts';
import { laterTableOfRoles } from '../../src/catalogue/data/fact-sources.ts';
import { factTables } from '../../src/catalogue/tables.ts';
import { testSuite } from '../harness.ts';

const data = new URL('../../src/catalogue/data/', import.meta.url);
const files = readdirSync(data).filter((file) => file.endsWith('.ts') && file !== 'fact-sources.ts');

/** What is wrong with the sources that a module of data names. */
const faultsOf = (from: unknown): readonly string[] => {
  if (!Array.isArray(from) || from.length === 0) return ['exports no sources as `from`'];
  return from.flatMap((one: { readonly source?: unknown; readonly date?: unknown }) => {
    const { source, date } = one;
    if (typeof source !== 'string' || source.trim().length < 10) return [`has a source without a name: ${source}`];
    const time = typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : NaN;
    return time > Date.parse('2015-01-01') && time <= Date.now() ? [] : [`has a source without a day: ${source}`];
  });
};

testSuite('catalogue: facts have a source and a date', (test) => {
  for (const file of files) {
    test(file, async () => {
      const module: { readonly from?: unknown } = await import(new URL(file, data).href);
      assert.equal(faultsOf(module.from), []);
      const listed = new Set(factTables().flatMap(({ from }) => from));
      assert.ok(
        Array.isArray(module.from) && module.from.every((one) => listed.has(one)),
        '`iamlint catalogue status` leaves it out: add it to `factTables`',
      );
    });
  }

  test('each service is in a table of a known date', () => {
    const dates = publishedServices().map((text) => JSON.parse(text).table);
    assert.equal([...new Set(dates)], [undefined, laterTableOfRoles.date]);
  });

  test('a fact without a source, without a day, or of the future is refused', () => {
    assert.equal(faultsOf(undefined), ['exports no sources as `from`']);
    assert.equal(faultsOf([]), ['exports no sources as `from`']);
    assert.equal(faultsOf([{ source: '', date: '2026-01-01' }]), ['has a source without a name: ']);
    for (const date of [undefined, '2026', '2026-13-01', '2999-01-01']) {
      assert.equal(faultsOf([{ source: 'a-page.md of a repository', date }]), [
        'has a source without a day: a-page.md of a repository',
      ]);
    }
  });

  test('no table is empty', () => {
    for (const { holds, count } of factTables()) assert.ok(count > 0, holds);
  });
});

testSuite('catalogue: age', (test) => {
  const at = (text: string): Date => new Date(text);

  test('is counted in whole days', () => {
    assert.is(ageInDays('2026-04-03', at('2026-04-03T23:59:59Z')), 0);
    assert.is(ageInDays('2026-04-03', at('2026-04-04T00:00:00Z')), 1);
    assert.is(ageInDays('2026-04-03', at('2026-01-01T00:00:00Z')), 0);
  });

  test('is old after 180 days', () => {
    assert.is(isOld('2026-04-03', at('2026-09-30T12:00:00Z')), false);
    assert.is(isOld('2026-04-03', at('2026-10-01T12:00:00Z')), true);
  });
});
