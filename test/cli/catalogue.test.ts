import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { testSuite } from '../harness.ts';
import { pageHead, rolePage } from '../catalogue/role-page.ts';
import { command, fakeRules, reportOf } from './command.ts';

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
      from:
        source: export of roles
        date: "2026-06-01"
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
  in the catalogue but not in the input: \`Viewer\`, \`Operator\`, \`Editor\`, \`Administrator\`, \`Key Manager\` and 6 more
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
    assert.match(out, '# Written on 2026-06-01 by `iamlint catalogue update` from kms.json.\n');
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
      const end = 'iamlint: no catalogue was written: the input could not be read completely\n';
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

  test('a page of IBM is a catalogue with titles, a source and a date', async () => {
    const { code, out, err } = await command(['catalogue', 'update', 'roles.md'], { files: { 'roles.md': rolePage } });
    assert.equal(
      { code, err: err.split('\n')[0] },
      { code: 0, err: 'bare-thing (not in the catalogue): no differences' },
    );
    assert.is(
      out.replace(/^#.*\n/gm, '').split('    other-thing:')[0],
      `\
catalogue:
  services:
    bare-thing:
      title: Bare Thing
      from:
        source: IAM roles and actions
        date: "2026-07-08"
      roles: {}
    my-thing:
      title: My Thing
      from:
        source: IAM roles and actions
        date: "2026-07-08"
      roles:
        Helper: {}
        Maker:
          actions:
            - "my-thing.a|b"
            - my-thing.make
        Viewer:
          platform: true
          actions:
            - iam.policy.read
            - my-thing.view
`,
    );
  });

  test('a page that lists nearly all services makes the catalogue as new as itself', async () => {
    const names = createCatalogue().serviceNames();
    const page = names.map((name) => `## ${name}\n\nuse \`${name}\` for the service name.\n`).join('\n');
    const { out, err } = await command(['catalogue', 'update', 'all.md'], {
      files: { 'all.md': pageHead + page.replace('## kms\n\nuse `kms`', '## New\n\nuse `new-thing`') },
    });
    assert.match(out, 'catalogue:\n  as_of: "2026-07-08"\n');
    assert.match(err, 'in the catalogue but not on the page of 2026-07-08: `kms`\n');
  });

  test('services that are known from a later page stay as they are', async () => {
    const old = rolePage.replace('2026-07-08', '2026-01-01').replaceAll('other-thing', 'iam-groups');
    const { out, err } = await command(['catalogue', 'update', 'old.md'], { files: { 'old.md': old } });
    assert.not.match(out, 'iam-groups');
    assert.match(err, 'left out, because the catalogue has them from a later page than 2026-01-01: `iam-groups`\n');
  });

  const pages: readonly (readonly [title: string, files: Readonly<Record<string, string>>, message: string])[] = [
    ['is not there', {}, 'a.md:1:1: this file cannot be read: there is no such file\n'],
    [
      'is another',
      { 'a.md': '# Hello\n' },
      'a.md:1:1: this is not IBM\'s page "IAM roles and actions": no section of it names a service\n',
    ],
  ];
  for (const [title, given, message] of pages) {
    test(`a page that ${title}: nothing is written`, async () => {
      const { code, out, err } = await command(['catalogue', 'update', 'a.md'], { files: given });
      const end = 'iamlint: no catalogue was written: the input could not be read completely\n';
      assert.equal({ code, out, err }, { code: 2, out: '', err: message + end });
    });
  }

  test('status says how old it is and whence each table is', async () => {
    const { code, out } = await command(['catalogue', 'status'], { now: '2026-04-13T12:00:00Z' });
    assert.is(code, 0);
    assert.match(out, /^catalogue of 2026-04-03, 10 days old\n\nFACTS +COUNT +FROM\n/);
    assert.match(out, /^services with their roles +\d+ +iam-service-roles\.md of ibm-cloud-docs\/iam \(2026-07-08\)$/m);
    assert.match(out, /^withdrawn services +\d+ /m);
  });

  test('status says what to do about an old one, and JSON says that it is old', async () => {
    const situation = { now: '2026-11-24T12:00:00Z' };
    const { out } = await command(['catalogue', 'status'], situation);
    assert.match(
      out,
      /^catalogue of 2026-04-03, 235 days old; a newer iamlint may have a newer one, and `iamlint catalogue/,
    );
    const { date, age_in_days, old } = JSON.parse(
      (await command(['catalogue', 'status', '-f', 'json'], situation)).out,
    );
    assert.equal({ date, age_in_days, old }, { date: '2026-04-03', age_in_days: 235, old: true });
  });

  test('status tells what a config adds, and is as new as it says', async () => {
    const from = { source: 'IAM roles and actions', date: '2026-09-01' };
    const { out } = await command(['catalogue', 'status'], {
      now: '2026-09-02T00:00:00Z',
      parts: {
        loadConfig: async ({ rules }) => ({
          config: {
            ...defaultConfig(rules),
            catalogue: { as_of: '2026-09-01', services: { a: { from }, b: { from }, c: {} } },
          },
        }),
      },
    });
    assert.match(out, /^catalogue of 2026-09-01, 1 day old\n/);
    assert.match(out, /^services in the config +2 +IAM roles and actions \(2026-09-01\)$/m);
    assert.match(out, /^services in the config +1 +no source given$/m);
  });

  const misused: readonly (readonly [argv: readonly string[], message: string])[] = [
    [['status', 'x.md'], '`catalogue status` takes no argument `x.md`'],
    [['status', '-o', 'x'], '`catalogue status` has no flag `--output`'],
    [['update', 'x.md', '--format', 'json'], '`catalogue update` has no flag `--format`'],
    [['update'], "`catalogue update` needs files: exports of roles, or IBM's page"],
    [['updaet', 'x.md'], '`catalogue` has no `updaet`; did you mean `update`?'],
  ];
  for (const [argv, message] of misused) {
    test(`${argv.join(' ')}: is refused`, async () => {
      const { code, err } = await command(['catalogue', ...argv]);
      assert.is(code, 2);
      assert.match(err, message);
    });
  }

  const runs: readonly (readonly [
    title: string,
    now: string,
    watched: boolean,
    argv: readonly string[],
    hinted: boolean,
  ])[] = [
    ['after half a year', '2026-11-24T00:00:00Z', true, [], true],
    ['where nobody looks', '2026-11-24T00:00:00Z', false, [], false],
    ['where nobody looks and more is asked for', '2026-11-24T00:00:00Z', false, ['--verbose'], true],
    ['where less is asked for', '2026-11-24T00:00:00Z', true, ['--quiet'], false],
    ['while it is new', '2026-09-01T00:00:00Z', true, [], false],
  ];
  for (const [title, now, watched, argv, hinted] of runs) {
    test(`a run ${hinted ? 'says' : 'does not say'} that the catalogue is old: ${title}`, async () => {
      const { code, err } = await command(['lint', ...argv], { now, watched, report: reportOf() });
      assert.is(code, 0);
      assert.is(err.split('the catalogue is of 2026-04-03, 235 days old: ').length - 1, hinted ? 1 : 0);
    });
  }
});
