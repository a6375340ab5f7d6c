import * as assert from 'uvu/assert';
import { defaultConfig } from '../../src/config/config.ts';
import { get, isList, type Json } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';
import { command, type Situation } from './command.ts';

/** A config that knows a service of its own, and changes a role. */
const parts: Situation['parts'] = {
  loadConfig: async ({ rules }) => ({
    config: {
      ...defaultConfig(rules),
      catalogue: {
        services: {
          'my-thing': { title: 'My Thing', roles: { Viewer: { platform: true, actions: ['my-thing.thing.view'] } } },
          kms: { roles: { KeyPurge: { actions: ['kms.secrets.purge', 'kms.secrets.burn'] } } },
        },
      },
    },
  }),
};

const source = 'source: iam-service-roles.md of ibm-cloud-docs/account (2026-04-03)\n';

/** Whole answers. */
const answers: readonly (readonly [argv: readonly string[], out: string])[] = [
  [
    ['roles', 'kms', '--no-config'],
    `\
IBM Key Protect (kms)

ROLE                          KIND      ACTIONS  OF THESE ITS OWN
Viewer                        platform       12                 0
Operator                      platform       23                 0
Editor                        platform       31                 0
Administrator                 platform       48                 0
Key Manager                   service         4                 0
KeyPurge                      service         1                 1
KmipAdapterManager            service         6                 6
Manager                       service        58                55
Reader                        service        20                17
ReaderPlus                    service        18                18
Service Configuration Reader  service         3                 1
Writer                        service        34                31

what a role allows: \`iamlint roles kms ROLE\`; its own actions are those that few
other services have
${source}`,
  ],
  [
    ['roles', 'kms', 'keypurge', '--no-config'],
    `\
KeyPurge on IBM Key Protect (kms)
service role; its CRN is not published

actions of kms itself (1)
  kms.secrets.purge

actions that most services have: none

${source}`,
  ],
  [
    ['roles', 'vmware'],
    `\
VMware Solutions on VPC (vmware)

The roles of this service are not published:
\`ibmcloud iam roles --service vmware\` lists them.

${source}`,
  ],
  [
    ['roles', 'billing', 'Editor'],
    `\
Editor on Billing (billing)
platform role, crn:v1:bluemix:public:iam::::role:Editor

The actions of this role here are not published.

source: iam-account_management.md of ibm-cloud-docs/account (2025-11-15)
`,
  ],
  [
    ['roles', 'my-thing', 'Viewer'],
    `\
Viewer on My Thing (my-thing)
platform role, crn:v1:bluemix:public:iam::::role:Viewer

actions of my-thing itself (1)
  my-thing.thing.view

actions that most services have: none

source: the config
`,
  ],
];

/** What cannot be answered. */
const refused: readonly (readonly [argv: readonly string[], message: string])[] = [
  [['kmss'], 'there is no service `kmss` in the catalogue'],
  [['Key Protect'], 'there is no service `Key Protect` in the catalogue; did you mean `kms` (IBM Key Protect)?'],
  [['logdna'], 'IBM withdrew `logdna` (Log Analysis) on 2025-03-30; `logs` replaces it'],
  [['wxyz'], 'there is no service `wxyz` in the catalogue'],
  [['__proto__'], 'there is no service `__proto__` in the catalogue'],
  [['Editor'], '`Editor` is a role: `iamlint roles SERVICE Editor` shows what it allows'],
  [['kms', 'Edtior'], '`kms` has no role `Edtior` in the catalogue; did you mean `Editor`?'],
  [['kms', 'Auditor'], '`kms` has no role `Auditor` in the catalogue; `iamlint roles kms` lists its roles'],
  [
    ['iam-groups', 'Manager'],
    '`Manager` is a role of other services, not of `iam-groups`; `iamlint roles iam-groups` lists its roles',
  ],
  [['kms', '--config', 'a', '--no-config'], '`--config` and `--no-config` cannot be used together'],
  [['kms', 'Editor', 'Viewer'], '`roles` takes no argument `Viewer`'],
];

const json = async (...argv: readonly string[]): Promise<Json> => {
  const { out } = await command(['roles', ...argv, '--format', 'json'], { parts });
  return JSON.parse(out);
};

testSuite('cli/roles', (test) => {
  for (const [argv, out] of answers) {
    test(`\`${argv.join(' ')}\` answers`, async () => {
      assert.equal(await command(argv, { parts }), { code: 0, out, err: '', asked: undefined });
    });
  }

  for (const [argv, message] of refused) {
    test(`\`roles ${argv.join(' ')}\` is refused`, async () => {
      const { code, out, err } = await command(['roles', ...argv], { parts });
      assert.equal(
        { code, out, err },
        { code: 2, out: '', err: `iamlint: ${message}\nTry \`iamlint roles --help\`.\n` },
      );
    });
  }

  test('without a service, all are listed, those without published roles too', async () => {
    const lines = (await command(['roles'], { parts })).out.split('\n');
    assert.match(lines.find((line) => line.startsWith('kms ')) ?? '', /^kms +12  IBM Key Protect$/);
    assert.match(
      lines.find((line) => line.startsWith('vmware ')) ?? '',
      /^vmware +not published  VMware Solutions on VPC$/,
    );
    assert.match(lines.find((line) => line.startsWith('my-thing ')) ?? '', /^my-thing +1  My Thing$/);
  });

  test('a service that is gone is called so', async () => {
    const { out } = await command(['roles', 'language-translator']);
    assert.match(out, /^Language Translator \(language-translator\), withdrawn on 2024-12-10\n/);
  });

  test('a changed role is known from the config, and the others of the service are not', async () => {
    assert.match((await command(['roles', 'kms', 'KeyPurge'], { parts })).out, 'kms.secrets.burn');
    assert.match((await command(['roles', 'kms', 'KeyPurge'], { parts })).out, 'source: the config\n');
    assert.match((await command(['roles', 'kms', 'Reader'], { parts })).out, source);
    assert.not.match((await command(['roles', 'kms', 'KeyPurge', '--no-config'], { parts })).out, 'burn');
  });

  test('a role may go by its CRN', async () => {
    const { out } = await command(['roles', 'kms', 'crn:v1:bluemix:public:iam::::role:Editor']);
    assert.match(out, /^Editor on IBM Key Protect/);
  });

  test('a terminal has colours and columns, a pipe has neither', async () => {
    const argv = ['roles', 'kms', 'Reader'];
    const onTerminal = (await command(argv, { terminal: { columns: 120 } })).out;
    assert.match(onTerminal, '\u001b[1mReader on IBM Key Protect (kms)\u001b[22m');
    assert.match(
      onTerminal,
      /^ {2}kms\.keyrings\.list +kms\.registrations\.listforkey +kms\.secrets\.listkeyversions$/m,
    );
    assert.not.match((await command(argv)).out, '\u001b');
    assert.match((await command(argv)).out, /^ {2}kms\.keyrings\.list$/m);
    assert.match((await command([...argv, '--color', 'always'])).out, '\u001b[1m');
  });

  test('JSON has null for what is not published', async () => {
    assert.equal(await json('vmware'), {
      service: 'vmware',
      title: 'VMware Solutions on VPC',
      retired: null,
      known_from: [{ source: 'iam-service-roles.md of ibm-cloud-docs/account', date: '2026-04-03' }],
      roles: null,
    });
    assert.equal(await json('billing', 'Editor'), {
      service: 'billing',
      title: 'Billing',
      retired: null,
      known_from: [{ source: 'iam-account_management.md of ibm-cloud-docs/account', date: '2025-11-15' }],
      roles: [
        {
          name: 'Editor',
          kind: 'platform',
          id: 'crn:v1:bluemix:public:iam::::role:Editor',
          actions: null,
          known_from: [{ source: 'iam-account_management.md of ibm-cloud-docs/account', date: '2025-11-15' }],
        },
      ],
    });
    assert.equal(await json('my-thing'), {
      service: 'my-thing',
      title: 'My Thing',
      retired: null,
      known_from: [{ source: 'the config', date: null }],
      roles: [
        {
          name: 'Viewer',
          kind: 'platform',
          id: 'crn:v1:bluemix:public:iam::::role:Viewer',
          actions: ['my-thing.thing.view'],
          known_from: [{ source: 'the config', date: null }],
        },
      ],
    });
  });

  test('JSON lists services with the names of their roles', async () => {
    const services = await json();
    const kms = isList(services) ? services.find((one) => get(one, 'service') === 'kms') : undefined;
    assert.is(get(kms, 'title'), 'IBM Key Protect');
    const roles = get(kms, 'roles');
    assert.equal(isList(roles) ? roles.slice(0, 5) : roles, [
      'Viewer',
      'Operator',
      'Editor',
      'Administrator',
      'Key Manager',
    ]);
  });

  test('a wrong config is reported, and nothing is answered', async () => {
    const { code, out, err } = await command(['roles'], {
      parts: { loadConfig: async () => ({ errors: [{ file: 'a.yaml', at: undefined, message: 'is wrong' }] }) },
    });
    assert.equal({ code, out, err }, { code: 2, out: '', err: 'a.yaml: is wrong\n' });
  });

  test('what a config says cannot command a terminal', async () => {
    const { out } = await command(['roles', 'kms'], {
      parts: {
        loadConfig: async ({ rules }) => ({
          config: {
            ...defaultConfig(rules),
            catalogue: { services: { kms: { title: '\u001b]0;x', roles: { '\u001b[2J': { actions: [] } } } } },
          },
        }),
      },
    });
    assert.not.match(out, '\u001b');
  });
});
