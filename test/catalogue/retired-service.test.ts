import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { retiredServices } from '../../src/catalogue/data/retired-services.ts';
import { retiredService, withdrawn } from '../../src/catalogue/retired-service.ts';
import { testSuite } from '../harness.ts';

const told: readonly (readonly [service: string, words: string | undefined])[] = [
  ['logdna', ' on 2025-03-30'],
  ['functions', ' in 2024-10'],
  ['cloudcerts', ''],
  ['kms', undefined],
];

testSuite('catalogue/retired-service', (test) => {
  for (const [service, words] of told) {
    test(`${service}: ${words ?? 'not withdrawn'}`, () => {
      const retired = retiredService(service);
      assert.is(retired && withdrawn(retired), words);
    });
  }

  test('what took the place of a service is one of the catalogue', () => {
    const catalogue = createCatalogue();
    const strangers = Object.values(retiredServices).filter(
      ({ successor }) => successor !== undefined && catalogue.service(successor) === undefined,
    );
    assert.equal(strangers, []);
  });
});
