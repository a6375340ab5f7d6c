import * as assert from 'uvu/assert';
import { defaultConfig } from '../../src/config/config.ts';
import { cpuTime } from '../cpu-time.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const table = 'iam-service-roles.md of ibm-cloud-docs/account (2026-04-03)';
const laterTable = 'iam-service-roles.md of ibm-cloud-docs/iam (2026-07-08)';
const endingWith = (source: string): string =>
  `\nthe actions of the roles of 22 services are not published\nsource: ${source}\n`;
const ending = endingWith(laterTable);

/** Whole answers. */
const answers: readonly (readonly [pattern: string, out: string])[] = [
  ['iam-identity.apikey.create', `iam-identity.apikey.create\n  Operator, Administrator on iam-identity\n${ending}`],
  ['IAM-identity.APIKEY.create', `iam-identity.apikey.create\n  Operator, Administrator on iam-identity\n${ending}`],
  [
    'kms.secrets.*able',
    `\
kms.secrets.disable
  Manager on kms
kms.secrets.enable
  Manager on kms

2 actions; the actions of the roles of 22 services are not published
source: iam-service-roles.md of ibm-cloud-docs/account (2026-04-03)
`,
  ],
  [
    'iam.policy.create',
    `iam.policy.create\n  Administrator on each of the 171 services whose roles are published\n${endingWith(`${table},\n${laterTable}`)}`,
  ],
  [
    'vmware.thing.make',
    'The actions of the roles of `vmware` are not published, so it is not known which\nof them include `vmware.thing.make`.\n',
  ],
];

/** What cannot be answered. */
const refused: readonly (readonly [pattern: string, message: string])[] = [
  [
    'iam-identity.apikey.creat',
    'the catalogue has no action `iam-identity.apikey.creat`; did you mean `iam-identity.apikey.create`?',
  ],
  ['kmss.secrets.read', 'the catalogue has no action `kmss.secrets.read`; did you mean `kms.secrets.read`?'],
  ['apikey', "the catalogue has no action `apikey`; try `iamlint actions '*apikey*'`"],
  ['zzz.*', 'the catalogue has no action `zzz.*`'],
  ['kms', "the catalogue has no action `kms`; try `iamlint actions '*kms*'`"],
];

testSuite('cli/actions', (test) => {
  for (const [pattern, out] of answers) {
    test(`\`actions ${pattern}\` answers`, async () => {
      assert.equal(await command(['actions', pattern]), { code: 0, out, err: '', asked: undefined });
    });
  }

  for (const [pattern, message] of refused) {
    test(`\`actions ${pattern}\` is refused`, async () => {
      const { code, out, err } = await command(['actions', pattern]);
      assert.equal(
        { code, out, err },
        { code: 2, out: '', err: `iamlint: ${message}\nTry \`iamlint actions --help\`.\n` },
      );
    });
  }

  test('it needs a pattern', async () => {
    assert.match((await command(['actions'])).err, '`actions` needs `<pattern>`');
  });

  test('JSON says who holds it, what is not published, and whence it is known', async () => {
    const { code, out } = await command(['actions', 'iam-identity.apikey.create', '--format', 'json']);
    const { actions, not_published, known_from, ...others } = JSON.parse(out);
    assert.is(code, 0);
    assert.equal(actions, [
      {
        action: 'iam-identity.apikey.create',
        holders: [{ service: 'iam-identity', roles: ['Operator', 'Administrator'] }],
      },
    ]);
    assert.ok(not_published.includes('vmware'));
    assert.is(not_published.length, 22);
    assert.equal(known_from, [{ source: 'iam-service-roles.md of ibm-cloud-docs/iam', date: '2026-07-08' }]);
    assert.equal(others, {});
  });

  test('what the config adds is found', async () => {
    const { out } = await command(['actions', '*.burn'], {
      parts: {
        loadConfig: async ({ rules }) => ({
          config: {
            ...defaultConfig(rules),
            catalogue: { services: { kms: { roles: { Burner: { actions: ['kms.secrets.burn'] } } } } },
          },
        }),
      },
    });
    assert.match(out, /^kms\.secrets\.burn\n {2}Burner on kms\n/);
    assert.match(
      out,
      'kms.secrets.burn\n  Burner on kms\n\nthe actions of the roles of 22 services are not published\nsource: the config\n',
    );
  });

  test('a pattern of many stars is quick', async () => {
    const start = cpuTime();
    await command(['actions', `${'*a'.repeat(200)}*`]);
    assert.ok(cpuTime() - start < 5000);
  });
});
