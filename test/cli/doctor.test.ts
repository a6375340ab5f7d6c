import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { lint } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const setup = `kind: EngineSetup
version: 1
complete: false
account: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 }
engine: { mode: service_authorization }
policies:
  - { subject: ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d, roles: [Viewer], service: kms }
`;

const parts = { rules: async () => rules, lint, loadConfig };

testSuite('cli: doctor and --list-files', (test) => {
  test('tells versions, config, catalogue, input, and what is missing', async () => {
    const files = { 'setup.yaml': setup, 'other.json': '{}', '.iamlintrc.yaml': 'extends: strict\n' };
    const { code, out, err } = await command(['doctor'], { files, parts });
    assert.equal([code, err], [0, '']);
    const [first = '', config, catalogue = '', input, missing, ...more] = out.split('\n');
    assert.match(first, /^iamlint \d+\.\d+\.\d+, Node v\d+/);
    assert.match(config ?? '', /^config: \.iamlintrc\.yaml; \d+ of \d+ rules are on$/);
    assert.match(catalogue, /^catalogue: of \d{4}-\d\d-\d\d, \d+ days old/);
    assert.match(input ?? '', 'input: 1 file, 1 document, 1 account (4c7e9a0b1d2f48639e5a7c8b0d1f2e34), 1 policy;');
    assert.is(missing, 'missing for a full audit:');
    assert.ok(more.some((line) => line.startsWith('    ibmcloud ')));
  });

  test('tells that there is no config, and what cannot be read', async () => {
    const { code, out } = await command(['doctor', 'a.json'], { files: { 'a.json': '{ "roles":' }, parts });
    assert.is(code, 0);
    assert.match(out, 'config: none; `iamlint init` writes one;');
    assert.match(out, 'cannot be read: a.json:1: ');
  });

  test('a wrong config is told, and nothing else', async () => {
    const { code, out, err } = await command(['doctor'], { files: { '.iamlintrc': 'extend: all' }, parts });
    assert.equal([code, out], [2, '']);
    assert.match(err, '.iamlintrc:1:1: ');
  });

  test('files are listed, and what is skipped with the reason', async () => {
    const files = { 'setup.yaml': setup, 'other.json': '{ "a": 1 }', 'b/node_modules/x.json': '{}' };
    const { code, out, err } = await command(['lint', '--list-files'], { files, parts });
    assert.equal([code, out], [0, 'setup.yaml\n']);
    assert.match(err, /^skipped: b\/node_modules\/: it holds packages from elsewhere\nskipped: other\.json: /);
  });
});
