import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';

interface Locked {
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

testSuite('package-lock.json', (test) => {
  test('holds what other platforms need: `npm ci` refuses a lock without it, and `npm install` may leave it out', async () => {
    const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
      await readFile('package-lock.json', 'utf8'),
    );
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${folder}/node_modules/${name}` in packages),
      ),
    );
    assert.equal(missing, []);
  });

  test('holds what each package is checked by', async () => {
    const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
      await readFile('package-lock.json', 'utf8'),
    );
    const unchecked = Object.entries(packages).filter(
      ([folder, { integrity }]) => folder !== '' && integrity === undefined,
    );
    assert.equal(
      unchecked.map(([folder]) => folder),
      [],
    );
  });
});
