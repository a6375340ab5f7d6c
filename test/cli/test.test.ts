import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { formats } from '../../src/output/report/formats.ts';
import { testSuite } from '../harness.ts';
import { command, type Ended } from './command.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const ci = 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0';
const other = 'ServiceId-11111111-b24e-4917-ad74-278f2fee5ba0';
const vault = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';

const exported = JSON.stringify({
  kind: 'AccountSnapshot',
  version: 1,
  account_id: account,
  service_ids: [ci, other].map((id) => ({
    id,
    iam_id: `iam-${id}`,
    name: id === ci ? 'ci' : 'reader',
    account_id: account,
    entity_tag: '1',
    crn: 'crn',
  })),
  access_groups: [{ id: 'AccessGroupId-1', name: 'admins', is_federated: false }],
  members: { 'AccessGroupId-1': [{ iam_id: `iam-${ci}`, type: 'service' }] },
  policies: [
    ['access_group_id', 'AccessGroupId-1', 'iam-groups', 'Administrator', 'p1'],
    ['iam_id', `iam-${other}`, 'secrets-manager', 'SecretsReader', 'p2'],
  ].map(([name, value, service, role, id]) => ({
    id,
    type: 'access',
    subjects: [{ attributes: [{ name, value }] }],
    roles: [
      {
        role_id: `crn:v1:bluemix:public:${role === 'Administrator' ? 'iam::::role' : 'secrets-manager::::serviceRole'}:${role}`,
      },
    ],
    resources: [
      {
        attributes: [
          { name: 'accountId', value: account },
          { name: 'serviceName', value: service },
        ],
      },
    ],
  })),
});

const policyOf = (name: string, more: string): string => `
resource "ibm_iam_service_policy" "${name}" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader", "Manager"]
  resources {
    service = "kms"
  }
${more}
}
`;

const terraform = `
resource "ibm_iam_service_id" "ci" {
  name = "ci"
}
${policyOf(
  'night',
  `  rule_conditions {
    key      = "{{environment.attributes.current_date_time}}"
    operator = "dateTimeGreaterThan"
    value    = ["2099-01-01T00:00:00+00:00"]
  }
  pattern = "time-based-conditions:once"`,
)}${policyOf('never', '  count = 0')}`;

const header = 'kind: AccessTest\nversion: 1\n';

/** Runs expectations, written as YAML, against the snapshot. */
const run = (yaml: string, ...more: readonly string[]): Promise<Ended> =>
  command(['test', ...more], {
    files: { 'expect.yaml': `${header}${yaml}`, 'account.json': exported },
    parts: { formats: async () => formats },
  });

const ruleIds = ({ out }: Ended): readonly string[] =>
  JSON.parse(out).findings.map(({ rule }: { readonly rule: string }) => rule);

testSuite('iamlint test', (test) => {
  test('passes where all is as expected', async () => {
    const ended = await run(`\
expect:
  - { subject: ci, can: iam-groups.members.add }
  - { subject: reader, can: [SecretsReader], on: secrets-manager/${vault} }
  - { subject: [ci, reader], cannot: [iam-identity.apikey.create, 'kms.secrets.*'] }
  - { nobody_but: [admins], can: iam-groups.members.add }
`);
    assert.is(ended.code, 0, ended.out);
    assert.is(ended.err, 'iamlint: 7 of 7 expectations met\n');
  });

  test('shows what grants what is not expected, in the test and in the policies', async () => {
    const { code, out } = await run(`\
expect:
  - name: robots manage no groups
    subject: ci
    cannot: iam-groups.members.add
`);
    assert.is(code, 1);
    for (const part of [
      'error[failed-expectation]: robots manage no groups: `ci`',
      '--> expect.yaml:6:13',
      'note: account.json:1:',
      'grants `Administrator`',
    ])
      assert.ok(out.includes(part), `${part}\n${out}`);
  });

  test('shows what comes near what is lacking, and the least that would grant it', async () => {
    const { code, out } = await run('expect: [{ subject: reader, can: iam-groups.members.add }]\n');
    assert.is(code, 1);
    assert.ok(out.includes('to members of `admins`'), out);
    assert.ok(
      out.includes(`ibmcloud iam service-policy-create ${other} --roles Editor --service-name iam-groups`),
      out,
    );
  });

  test('names who else can', async () => {
    const { code, out } = await run(`\
expect:
  - { nobody_but: [reader], can: iam-groups.members.add }
  - { nobody_but: [], can: secrets-manager.secret.read, on: secrets-manager/${vault} }
`);
    assert.is(code, 1);
    assert.ok(out.includes('can do `iam-groups.members.add` on `iam-groups`, too'), out);
    assert.ok(out.includes('has `SecretsReader`\n        on `serviceName=secrets-manager` by policy `p2`'), out);
  });

  test('fails where the input leaves it open, and says what would settle it', async () => {
    const files = {
      'expect.yaml': `${header}expect: [{ subject: ci, cannot: iam-identity.apikey.create }]\n`,
      'ids.json': JSON.stringify(JSON.parse(exported).service_ids),
    };
    const { code, out } = await command(['test'], { files, parts: { formats: async () => formats } });
    assert.is(code, 1);
    assert.ok(out.includes('error[undecided-expectation]: it is undecided whether `ci`'), out);
    assert.ok(out.includes('ibmcloud iam service-policies'), out);
  });

  test('assumes what is given, for all or for one', async () => {
    const ended = await run(
      `\
given: [{ subject: reader, in: admins }]
expect: [{ subject: reader, can: iam-groups.members.add }]
---
${header}expect:
  - { subject: reader, can: iam-groups.members.add, given: [{ subject: reader, in: admins }] }
  - { subject: reader, cannot: iam-groups.members.add }
  - { subject: reader, cannot: iam-groups.members.add, given: [{ subject: nobody, in: admins }] }
`,
      '-f',
      'json',
    );
    assert.equal(ruleIds(ended), ['unanswerable-expectation']);
    assert.is(ended.code, 2);
  });

  test('assumes that a policy is active, where nothing but time or a branch speaks against it', async () => {
    const files = {
      'main.tf': terraform,
      'expect.yaml': `${header}expect:
  - { subject: ci, can: kms.secrets.read }
  - { subject: ci, can: kms.secrets.read, given: [{ policy: ibm_iam_service_policy.night, is: active }] }
  - { subject: ci, can: kms.secrets.read, given: [{ policy: ibm_iam_service_policy.never, is: active }] }
`,
    };
    const { code, out, err } = await command(['test'], { files, parts: { formats: async () => formats } });
    assert.is(code, 2, out);
    assert.is(err, 'iamlint: 1 of 3 expectations met\n');
    for (const part of ['grants it only from 2099', 'with these variables there is no instance of it'])
      assert.ok(out.replaceAll(/\s+/g, ' ').includes(part), `${part}\n${out}`);
  });

  test('knows that code declares all policies where that is given', async () => {
    const of = (given: string): Promise<Ended> =>
      command(['test'], {
        files: {
          'main.tf': terraform,
          'expect.yaml': `${header}${given}expect: [{ nobody_but: [ci], can: kms.secrets.read }]\n`,
        },
        parts: { formats: async () => formats },
      });
    const open = await of('');
    assert.is(open.code, 1);
    assert.ok(open.out.includes('undecided-expectation'), open.out);
    assert.is((await of('given: [{ complete: [policies, members] }]\n')).code, 0);
  });

  test('puts parameters in, and each of several values', async () => {
    const { code, out, err } = await run(`\
parameters: { who: [ci, reader], what: iam-groups }
expect: [{ name: 'of \${who}', subject: '\${who}', can: '\${what}.members.add', on: '\${what}' }]
`);
    assert.is(code, 1);
    assert.ok(out.includes('of reader: '), out);
    assert.is(
      err,
      `\
iamlint: 1 of 2 expectations met
iamlint: no expectation speaks of 1 of 2 subjects with policies: \`admins\` (\`AccessGroupId-1\`)
iamlint: no expectation speaks of 1 of 2 services that policies name: \`secrets-manager\`
`,
    );
  });

  test('cannot ask about somebody who is not known', async () => {
    const { code, out } = await run('expect: [{ subject: cj, can: iam-groups.members.add }]\n');
    assert.is(code, 2);
    assert.ok(out.includes('nobody in the input is called `cj`'), out);
  });

  test('does not pass where there is nothing to test', async () => {
    const { code, err } = await command(['test'], { files: { 'account.json': exported } });
    assert.is(code, 2);
    assert.ok(err.includes('there is no access test'), err);
  });

  test('is no proof where a test could not be read', async () => {
    const { code, out } = await run('expect: [{ subject: ci, kann: iam-groups.members.add }]\n');
    assert.is(code, 2);
    assert.ok(out.includes('schema-error'), out);
  });

  test('reads policies behind --in, and tests from the paths', async () => {
    const files = {
      'tests/a.yaml': `${header}expect: [{ subject: ci, can: iam-groups.members.add }]\n`,
      'exports/account.json': exported,
      'other/expect.yaml': `${header}expect: [{ subject: ci, cannot: iam-groups.members.add }]\n`,
    };
    assert.is((await command(['test', 'tests', '--in', 'exports'], { files })).code, 0);
    assert.is((await command(['test', 'tests'], { files })).code, 0);
  });

  test('drafts tests of what is so, which are met', async () => {
    const files = { 'account.json': exported };
    let draft = '';
    const { code, err } = await command(['test', '--write'], {
      files,
      after: async (folder) => void (draft = await readFile(join(folder, 'access-test.yaml'), 'utf8')),
    });
    assert.is(code, 0, err);
    for (const part of [
      'nobody_but:\n      - admins\n    can:\n      - iam.policy.create\n      - iam-groups.members.add',
      'version: 1',
    ])
      assert.ok(draft.includes(part), `${part}\n${draft}`);
    const again = await command(['test'], { files: { ...files, 'access-test.yaml': draft } });
    assert.is(again.code, 0, again.out);
    assert.ok(/(\d+) of \1 expectations met/.test(again.err), again.err);
  });

  test('writes no draft over a file, and none of nothing', async () => {
    const files = { 'account.json': exported, 'access-test.yaml': 'mine' };
    const taken = await command(['test', '--write', '--in', 'account.json'], { files });
    assert.is(taken.code, 2);
    assert.ok(taken.err.includes('already exists'), taken.err);
    const empty = await command(['test', '--write'], {
      files: { 'ids.json': JSON.stringify(JSON.parse(exported).service_ids) },
    });
    assert.is(empty.code, 2);
    assert.ok(empty.err.includes('nothing can be expected'), empty.err);
  });

  test('writes JUnit', async () => {
    const { out } = await run(
      'expect: [{ subject: ci, cannot: iam-groups.members.add }, { name: all, subject: ci, can: iam-groups.members.* }]\n',
      '-f',
      'junit',
    );
    assert.ok(out.includes('<testsuite name="expect.yaml" tests="2" failures="1" errors="0" skipped="0">'), out);
    assert.ok(out.includes('<testcase name="`ci` cannot `iam-groups.members.add`" classname="expect.yaml"'), out);
    assert.ok(out.includes('<testcase name="all: `ci` can `iam-groups.members.*`" classname="expect.yaml"'), out);
  });
});
