import * as assert from 'uvu/assert';
import { isExport } from '../../../src/load/readers/document-readers.ts';
import { filesReaders, sourceReaders } from '../../../src/load/readers/readers.ts';
import type { Json } from '../../../src/source/json.ts';
import { testSuite } from '../../harness.ts';

const fileNamed = (name: string) => ({ name, path: `/somewhere/${name}`, given: 'named' }) as const;

/** The name of the reader that is asked first for a source. */
const readerOf = (name: string, text: string): string | undefined => {
  const source = { file: fileNamed(name), bytes: new TextEncoder().encode(text) };
  return [
    ...filesReaders.filter(({ reads }) => reads(source.file)),
    ...sourceReaders.filter(({ reads }) => reads(source)),
  ][0]?.name;
};

const long = JSON.stringify('x'.repeat(2_000_000));

testSuite('load/readers', (test) => {
  for (const [name, text, reader] of [
    ['main.tf', '', 'Terraform configuration'],
    ['main.tf.json', '{}', 'Terraform configuration'],
    ['setup.sh', 'ibmcloud iam', 'script, Makefile or Markdown'],
    ['setup', '#!/bin/bash\n', 'script, Makefile or Markdown'],
    ['README.md', '# How', 'script, Makefile or Markdown'],
    ['long.md', long, 'script, Makefile or Markdown'],
    ['plan.json', '{"format_version":"1.2"}', 'JSON, YAML or NDJSON'],
    ['setup.yaml', '# a setup\nkind: EngineSetup\n', 'JSON, YAML or NDJSON'],
    ['policies', '[]', 'JSON, YAML or NDJSON'],
    ['policies.json', long, 'long listing of policies'],
  ] as const) {
    test(`${name}, ${text.length} characters, is for the reader of: ${reader}`, () => {
      assert.is(readerOf(name, text), reader);
    });
  }

  for (const [title, value, expected] of [
    ['a policy', { subjects: [], roles: [] }, true],
    ['a setup', { kind: 'EngineSetup' }, true],
    ['something unknown', { a: 1 }, true],
    ['a plan', { format_version: '1.2', planned_values: {} }, false],
    ['a raw state', { terraform_version: '1.9.0', resources: [] }, false],
    ['an access group of Kubernetes', { apiVersion: 'ibmcloud.ibm.com/v1alpha1', kind: 'AccessGroup' }, false],
  ] as const satisfies readonly (readonly [string, Json, boolean])[]) {
    test(`${title} is ${expected ? 'recognised by its fields' : 'for a reader of declarations'}`, () => {
      assert.is(isExport({ ref: { source: 'a', index: 0 }, value }), expected);
    });
  }
});
