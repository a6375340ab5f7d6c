import { shell } from '../../../src/snippet/snippet.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import schema from '../../../schemas/report.schema.json' with { type: 'json' };
import { json } from '../../../src/output/report/json.ts';
import { textOf, type Report } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { brokenEngine } from './broken-engine.ts';

const options = { color: false, width: 100, version: '1.2.3' };
const [first] = brokenEngine.findings;
if (first === undefined) throw new Error('the report holds no finding');

const withFinding = (finding: Partial<typeof first>): Report => ({
  ...brokenEngine,
  findings: [{ ...first, ...finding }],
});
const parsed = (report: Report) => JSON.parse(textOf(json(report, options)));

testSuite('report/json', (test) => {
  test('a finding, key by key', () => {
    assert.equal(JSON.parse(textOf(json(brokenEngine, options))).findings[0], {
      rule: 'engine-cannot-manage-groups',
      category: 'engine',
      severity: 'error',
      confidence: 'high',
      message:
        'service ID `ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0` cannot add members to access groups: it lacks `iam-groups.members.add`, which secret `ci` needs',
      location: {
        file: 'examples/broken-engine/setup.yaml',
        line: 12,
        column: 15,
        end_line: 12,
        end_column: 61,
        pointer: '/engine/service_id',
      },
      excerpt: { text: 'service_id: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0', start: 12, length: 46 },
      related: [
        {
          file: 'examples/broken-engine/exports/policies.json',
          line: 88,
          column: 5,
          end_line: 120,
          end_column: 6,
          pointer: '/policies/3',
          note: 'grants Viewer on `iam-groups`: lacks `iam-groups.members.add`',
        },
      ],
      help: 'Editor on `iam-groups` has the actions; a policy on one resource group would grant nothing, since access groups belong to the account',
      repairs: [
        {
          kind: 'cli',
          text: 'ibmcloud iam service-policy-create ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0 --roles Editor --service-name iam-groups',
        },
        {
          kind: 'terraform',
          text: 'resource "ibm_iam_service_policy" "engine_groups" {\n  iam_service_id = "ServiceId-c0c7"\n  roles          = ["Editor"]\n}',
        },
      ],
      docs: 'rules/engine/engine-cannot-manage-groups.md',
      fingerprint: '2c4ec7cbb4c3f388',
    });
  });

  test('the rest of the report', () => {
    const { findings: _, not_checked, summary, ...run } = parsed(brokenEngine);
    assert.equal(run, {
      version: 2,
      tool: { name: 'iamlint', version: '1.2.3' },
      time: '2026-01-31T00:00:00.000Z',
      preset: 'recommended',
      rules: { on: 54, of: 112 },
      catalogue: { date: '2026-04-03' },
      skipped: [],
      accounts: ['791f5fb10986423e97aa8512f18b7e65'],
      missing_input: [
        {
          rules: ['allowlist-blocks-engine'],
          reasons: ['the account settings were not given'],
          obtain: 'ibmcloud iam account-settings --output json > exports/account-settings.json',
        },
      ],
    });
    assert.equal(not_checked, [
      {
        rule: 'allowlist-blocks-engine',
        reason: 'the account settings were not given',
        obtain: 'ibmcloud iam account-settings --output json > exports/account-settings.json',
      },
    ]);
    assert.equal(summary, {
      files: 6,
      documents: 12,
      skipped: 4,
      errors: 1,
      warnings: 1,
      infos: 0,
      suppressed: 3,
      stale: 2,
      accounts: 1,
      policies: 34,
    });
  });

  test('what a finding is about', () => {
    const about = { account: 'a1', subject: 'ServiceId-1', policy: 'p-1', actions: ['kms.secrets.read'] };
    const { account, subject, policy, actions } = parsed(withFinding({ about })).findings[0];
    assert.equal({ account, subject, policy, actions }, about);
  });

  test('what was not checked, by what would settle it', () => {
    const obtain = shell`ibmcloud iam access-groups --output json`;
    const notChecked = [
      { rule: 'a', reason: 'no groups of `one`', obtain },
      { rule: 'b', reason: 'the engine is switched off', obtain: undefined },
      { rule: 'c', reason: 'no groups of `two`', obtain },
      { rule: 'a', reason: 'no groups of `two`', obtain },
    ];
    assert.equal(parsed({ ...brokenEngine, notChecked }).missing_input, [
      { rules: ['a', 'c'], reasons: ['no groups of `one`', 'no groups of `two`'], obtain: obtain.text },
      { rules: ['b'], reasons: ['the engine is switched off'] },
    ]);
  });

  test('what was given to no rule names none', () => {
    const notChecked = [{ rule: undefined, reason: 'no instance is there', obtain: undefined }];
    const { not_checked, missing_input } = parsed({ ...brokenEngine, notChecked });
    assert.equal(not_checked, [{ reason: 'no instance is there' }]);
    assert.equal(missing_input, [{ rules: [], reasons: ['no instance is there'] }]);
    const validate = new Ajv2020().compile(schema);
    assert.ok(validate(parsed({ ...brokenEngine, notChecked })), JSON.stringify(validate.errors));
  });

  test('is what the schema says', () => {
    const validate = new Ajv2020().compile(schema);
    assert.ok(validate(parsed(brokenEngine)), JSON.stringify(validate.errors));
  });

  test('what does not hold is left out, and never null', () => {
    const text = textOf(
      json(withFinding({ help: undefined, location: { ...first.location, pointer: undefined } }), options),
    );
    assert.not.match(text, /null/);
    assert.not.match(text, /"help"/);
  });

  test('the page of a reserved id', () => {
    const { findings } = parsed(withFinding({ rule: 'syntax-error', category: 'input' }));
    assert.is(findings[0].docs, 'docs/findings.md#syntax-error');
  });

  const raw: readonly (readonly [text: string, written: string])[] = [
    ['\x1b[31m', '\\u001b[31m'],
    ['a\u202eb', 'a\\u202eb'],
    ['a\x7f\x85', 'a\\u007f\\u0085'],
    ['a\u2028', 'a\\u2028'],
    ['\u{e0041}', '\\udb40\\udc41'],
    ['##vso[x]', '#\\u0023vso[x]'],
    ['##[error]', '#\\u0023[error]'],
    ['größe 日本', 'größe 日本'],
  ];
  for (const [text, written] of raw) {
    test(`writes ${written}, which reads back as it was`, () => {
      const report = withFinding({ message: text });
      assert.ok(textOf(json(report, options)).includes(`"message": "${written}"`));
      assert.is(parsed(report).findings[0].message, text);
    });
  }

  test('secrets are masked in every text', () => {
    const secret = 'api_key=abc123def456';
    const place = { ...first.location, file: secret, pointer: `/${secret}` };
    const report: Report = {
      ...withFinding({
        message: secret,
        help: secret,
        location: place,
        related: [{ location: place, note: secret }],
        repairs: [{ kind: 'cli', text: shell`${secret}` }],
      }),
      notChecked: [{ rule: 'r', reason: secret, obtain: shell`${secret}` }],
    };
    assert.not.match(textOf(json(report, options)), /abc123/);
  });
});
