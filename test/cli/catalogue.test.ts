import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { loadConfig } from '../../src/config/load.ts';
import { testSuite } from '../harness.ts';
import { command, fakeRules } from './command.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const purge = { display_name: 'KeyPurge', crn: 'crn:v1:bluemix:public:kms::::serviceRole:KeyPurge' };
const rotator = {
  name: 'Rotator',
  display_name: 'Key rotator',
  account_id: account,
  service_name: 'kms',
  crn: `crn:v1:bluemix:public:kms::a/${account}::customRole:Rotator`,
  actions: ['kms.secrets.rotate'],
};
const viewer = {
  display_name: 'Viewer',
  crn: 'crn:v1:bluemix:public:iam::::role:Viewer',
  actions: ['my-thing.thing.view'],
};
const maker = {
  display_name: 'Maker',
  crn: 'crn:v1:bluemix:public:iam::::serviceRole:Maker',
  actions: ['my-thing.thing.make'],
};

const written = `\
catalogue:
  services:
    kms:
      roles:
        Key rotator:
          id: crn:v1:bluemix:public:kms::a/${account}::customRole:Rotator
          actions:
            - kms.secrets.rotate
        KeyPurge:
          id: crn:v1:bluemix:public:kms::::serviceRole:KeyPurge
          actions:
            - kms.secrets.burn
            - kms.secrets.purge
`;

const notice = `\
kms: 1 new role, 1 role that differs
  new: \`Key rotator\`
  \`KeyPurge\`: now also \`kms.secrets.burn\`; its CRN
  in the catalogue but not exported: \`Viewer\`, \`Operator\`, \`Editor\`, \`Administrator\`, \`Key Manager\` and 6 more
`;

const files = {
  'kms.json': JSON.stringify({
    custom_roles: [rotator],
    service_roles: [{ ...purge, actions: ['kms.secrets.purge', 'kms.secrets.burn'] }],
    system_roles: [],
  }),
};

/** By what the service of an export is known: the names of the services written. */
const services: readonly (readonly [
  title: string,
  page: unknown,
  argv: readonly string[],
  services: readonly string[],
])[] = [
  ['the address of the page', { href: '/v2/roles?service_name=kms', system_roles: [viewer] }, [], ['kms']],
  ['the flag', { system_roles: [viewer] }, ['--service', 'is.vpc'], ['is.vpc']],
  ['CRNs', { service_roles: [{ ...purge, actions: ['kms.z'] }], system_roles: [viewer] }, [], ['kms']],
  ['actions', { service_roles: [maker], system_roles: [viewer] }, [], ['my-thing']],
  ['actions of a bare list', [maker, viewer], [], ['my-thing']],
  ['itself, where it is custom', { custom_roles: [rotator], system_roles: [viewer] }, [], ['kms', 'my-thing']],
];

/** What cannot be worked with. */
const refused: readonly (readonly [title: string, text: string, message: string])[] = [
  [
    'roles of no service',
    JSON.stringify({ system_roles: [{ ...viewer, actions: ['iam.policy.read'] }] }),
    'a.json:1:18: the service of 1 role is not known: name it with `--service NAME`, or export the roles of one service (`service_name=NAME`)\n',
  ],
  [
    'something else',
    JSON.stringify({
      zones: [{ name: 'a', addresses: [{ type: 'ipAddress', value: '192.0.2.1' }], account_id: account }],
    }),
    'a.json:1:1: this contains network zones instead of roles\n',
  ],
];

testSuite('cli/catalogue', (test) => {
  test('writes YAML, and says what is new and what differs', async () => {
    const { code, out, err } = await command(['catalogue', 'update', 'kms.json'], { files });
    assert.equal({ code, err }, { code: 0, err: notice });
    assert.match(out, /^# Written on \d{4}-\d\d-\d\d by `iamlint catalogue update` from kms\.json\.$/m);
    assert.is(out.replace(/^#.*\n/gm, ''), written);
  });

  test('a config extends what was written, and a second run writes the same', async () => {
    const argv = ['catalogue', 'update', 'kms.json', '-o', 'catalogue.yaml'];
    const { code, out, err } = await command(argv, {
      files: { ...files, '.git/HEAD': '' },
      after: async (cwd) => {
        assert.match(await readFile(join(cwd, 'catalogue.yaml'), 'utf8'), written);
        await writeFile(join(cwd, '.iamlintrc.yaml'), 'extends: [recommended, ./catalogue.yaml]\n');
        const loaded = await loadConfig({ cwd, rules: fakeRules });
        assert.ok('config' in loaded);
        const catalogue = createCatalogue(loaded.config.catalogue);
        assert.equal(catalogue.rolesHolding('kms.secrets.burn', 'kms'), ['KeyPurge']);
        assert.is(loaded.config.isOn('engine-cannot-create-service-ids'), true);
      },
    });
    assert.equal({ code, out, err }, { code: 0, out: '', err: `${notice}wrote \`catalogue.yaml\`\n` });
  });

  for (const [title, page, argv, expected] of services) {
    test(`the service is known from ${title}`, async () => {
      const { code, out, err } = await command(['catalogue', 'update', 'a.json', ...argv], {
        files: { 'a.json': JSON.stringify(page) },
      });
      assert.is(code, 0, err);
      assert.equal(
        [...out.matchAll(/^ {4}(\S+):$/gm)].map(([, name]) => name),
        expected,
      );
    });
  }

  for (const [title, text, message] of refused) {
    test(`${title}: nothing is written`, async () => {
      const { code, out, err } = await command(['catalogue', 'update', 'a.json'], { files: { 'a.json': text } });
      const end = 'iamlint: no catalogue was written: the exports could not be read completely\n';
      assert.equal({ code, out, err }, { code: 2, out: '', err: message + end });
    });
  }

  test('no roles: nothing is written', async () => {
    const { code, out, err } = await command(['catalogue', 'update', 'a.json', '-o', 'c.yaml'], {
      files: { 'a.json': '{"custom_roles": [], "service_roles": [], "system_roles": []}' },
    });
    assert.equal(
      { code, out, err },
      { code: 2, out: '', err: 'iamlint: no catalogue was written: the input contains no roles\n' },
    );
  });

  test('roles as the catalogue has them make an empty one', async () => {
    const page = { service_roles: [{ ...purge, actions: ['kms.secrets.purge'], crn: null }] };
    const { code, out, err } = await command(['catalogue', 'update', 'a.json'], {
      files: { 'a.json': JSON.stringify(page) },
    });
    assert.is(code, 0);
    assert.is(out.replace(/^#.*\n/gm, ''), 'catalogue:\n  services: {}\n');
    assert.match(err, /^kms: 1 as in the catalogue\n/);
  });

  test('a file that cannot be written makes the exit code 2', async () => {
    const { code, err } = await command(['catalogue', 'update', 'kms.json', '-o', 'no/c.yaml'], { files });
    assert.is(code, 2);
    assert.match(err, 'iamlint: `no/c.yaml` cannot be written: there is no such directory\n');
  });
});
