import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

const prefix = /^x\.sh:\d+ (\w+(?: low)?) misused-command: /;

const misuseIn = async (text: string): Promise<readonly string[]> =>
  printFindings(await lintTexts({ 'x.sh': text }, { onlyRules: [] })).map((line) => line.replace(prefix, '$1: '));

const account = '791f5fb10986423e97aa8512f18b7e65';
const guid = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';

const table: readonly (readonly [command: string, ...messages: readonly string[]])[] = [
  [
    'iam service-polcy-create s --roles Viewer',
    "warning low: `ibmcloud iam` has no command `service-polcy-create` in IBM's reference of 2026-05-06: did you mean `service-policy-create`?",
  ],
  [
    'iam tp-policy-create s --roles Viewer',
    "warning low: `ibmcloud iam` has no command `tp-policy-create` in IBM's reference of 2026-05-06: did you mean `trusted-profile-policy-create`?",
  ],
  [
    'iam access-group-update g --descripton new',
    'warning low: `access-group-update` has no flag `--descripton`: did you mean `--description`?',
  ],
  ['iam access-group-update g --description new -q --output json'],
  ['sm secrets --output json'],
  [
    'iam api-key-create key --expires-at 2027-01-01T00:00+0000',
    "warning low: `api-key-create` has no flag `--expires-at` in IBM's reference of 2026-05-06",
  ],
  [
    'iam service-api-key-create key ServiceId-1 --expires-at 2027-01-01T00:00+0000',
    "warning low: `service-api-key-create` has no flag `--expires-at` in IBM's reference of 2026-05-06",
  ],
  ['iam account-settings-update --access-token-expiration-in-seconds 3600 --refresh-token-expiration-in-seconds 7200'],
  ['iam access-group-delete g -r -a -f'],
  [
    'iam service-policy-create s --roles Viewer service-name kms',
    'error: `--` is missing before `service-name`, so the command takes it for an argument: write `--service-name`',
  ],
  [
    'iam service-policy-create s --roles Viewer \u2014service-name kms',
    'error: `\u2014service-name` begins with a dash that is no `-`, so the command takes it for an argument: write `--service-name`',
  ],
  [
    'iam service-policy-create s --roles Viewer \\\nCreating policy for s as a@example.com...',
    'error: `service-policy-create` takes no further argument: `Creating` and 5 more are too many',
  ],
  ['sm secret-create --secret-type iam_credentials --secret-name s --iam-credentials-reuse-apikey true'],
  ["sm secret-create\n --secret-type username_password --secret-prototype='{}'"],
  ['resource tag-attach --tag-name a; ibmcloud iam access-groups'],
  ['iam service-api-keys -a'],
  [
    'resource service-instance-create n secrets-manager standard us-south -g default --parameters "{}" --output json; ibmcloud iam access-groups',
  ],
  [
    'cbr rule-craete --service-name iam-groups',
    "warning low: `ibmcloud cbr` has no command `rule-craete` in IBM's reference of 2026-05-01: did you mean `rule-create`?",
  ],
  [
    'cbr rule-create --servce-name iam-groups',
    'error: `rule-create` has no flag `--servce-name`: did you mean `--service-name`?',
  ],
  [
    'iam access-group-policy-create ServiceId-1 --roles Viewer',
    'error: `ServiceId-1` is a service ID, but as the first argument of `access-group-policy-create` an access group is required',
  ],
  [
    'iam service-policy-create AccessGroupId-1 --roles Viewer',
    'error: `AccessGroupId-1` is an access group, but as the first argument of `service-policy-create` a service ID is required',
  ],
  [
    'iam access-group-service-id-add g a@b.com',
    'error: `a@b.com` is a user, but as the second argument of `access-group-service-id-add` a service ID is required',
  ],
  [
    'iam access-group-service-id-add ServiceId-1 g',
    'error: `ServiceId-1` is a service ID, but as the first argument of `access-group-service-id-add` an access group is required',
  ],
  [
    `iam service-policy-create s --roles Viewer --service-name kms --service-instance ${account}`,
    `error: \`${account}\` is an account ID, but for \`--service-instance\` the GUID of an instance is required`,
  ],
  [
    'iam service-policy-create s --roles Viewer --service-name kms --service-instance my-key-protect',
    'error: `my-key-protect` is a name, but for `--service-instance` the GUID of an instance is required',
  ],
  [
    'iam service-policy-create s --roles Viewer --service-name kms --service-instance crn:v1:bluemix:public:kms:us-south:a/1:2::',
    'error: `crn:v1:bluemix:public:kms:us-south:a/1:2::` is a CRN, but for `--service-instance` the GUID of an instance is required',
  ],
  [
    `iam authorization-policy-create kms kms Reader --source-service-account ${guid}`,
    `error: \`${guid}\` is the GUID of an instance, but for \`--source-service-account\` an account ID is required: 32 hexadecimal digits without dashes`,
  ],
  [
    'iam service-policy-create s --roles Viewer --resource-group-id default',
    'error: `default` is a name, but for `--resource-group-id` the id of a resource group is required',
  ],
  [
    'iam service-policy-create s --roles Viewer --service-name "Secrets Manager"',
    "error: `Secrets Manager` is a display name, but for `--service-name` the service's name is required: `secrets-manager`",
  ],
  [
    'iam service-policy-create s --roles Viewer --service-name secrets-manger',
    'warning low: there is no service `secrets-manger`: did you mean `secrets-manager`?',
  ],
  [
    'iam service-policy-create s --rolse Viewer',
    'error: `service-policy-create` has no flag `--rolse`: did you mean `--roles`?',
  ],
  [
    'iam service-policy-create s --roles Viewer --unheard-of',
    "warning low: `service-policy-create` has no flag `--unheard-of` in IBM's reference of 2026-05-06",
  ],
  [
    'iam service-policy-create s --roles Viewer --roles Editor',
    'error: `--roles` is given twice: give it once, with its values separated by commas',
  ],
  [
    'iam service-policy-create s --roles --service-name kms',
    'error: `--roles` has no value: another flag or nothing follows',
  ],
  ['iam service-api-key-create k', 'error: `service-api-key-create` lacks an argument: a service ID'],
  [
    'iam access-group-create my group',
    'error: `access-group-create` takes no further argument: `group` is one too many',
  ],
  [
    'iam service-api-key-create ServiceId-1 k',
    'error: `ServiceId-1` is a service ID, but as the first argument of `service-api-key-create` a name for the key is required',
  ],
  [
    `sm config-update --secret-type iam_credentials --engine-config '{"api_key": "$KEY"}'`,
    'error: `$KEY` is in single quotes, so the shell does not replace it and the text `$KEY` itself is sent',
  ],
  [
    'sm secret-create --secret-type iam_credentials --secret-name s --iam-credentials-access-groups admins',
    'error: `admins` is a name, but for `access_groups` of a secret the id of an access group is required',
  ],
  [
    'sm secret-create --secret-type iam_credentials --secret-name s --iam-credentials-service-id engine',
    'error: `engine` is a name, not an ID such as `ServiceId-…`, but for `service_id` of a secret the id of a service ID is required',
  ],
];

testSuite('scripts: commands that are misused', (test) => {
  for (const [command, ...messages] of table) {
    test(command, async () => assert.equal(await misuseIn(`ibmcloud ${command}`), messages));
  }

  test('a command without its program', async () => {
    const text = 'ibmcloud iam service-id-create engine\niam user-policy-create a@example.com --roles Viewer\n';
    assert.equal(await misuseIn(text), [
      'error: `ibmcloud` is missing before `iam user-policy-create`, so the shell looks for a program called `iam`',
    ]);
    assert.equal(await misuseIn(`iam() { ibmcloud iam "$@"; }\n${text}`), []);
  });

  test('the repair is the command that was meant', async () => {
    const { report } = await lintTexts({
      'x.sh':
        'ID=$(ibmcloud iam service-id-create s --output json | jq -r .id)\nibmcloud iam access-group-policy-create "$ID" --roles "Editor, Viewer"',
    });
    const finding = report.findings.find(({ rule }) => rule === 'misused-command');
    assert.equal(
      finding?.repairs.map(({ kind, text }) => [kind, text.text]),
      [['edit', 'service-policy-create']],
    );
  });

  test('what is not sure is a warning, unless all is to count', async () => {
    const texts = {
      'x.sh': 'ibmcloud iam service-policy-create ServiceId-1 --roles Viewer --service-name secret-manager',
    };
    for (const [strict, severity] of [
      [false, 'warning'],
      [true, 'error'],
    ] as const) {
      const { report } = await lintTexts(texts, { strict, onlyRules: [] });
      assert.equal(
        report.findings.map((finding) => [finding.rule, finding.confidence, finding.severity]),
        [['misused-command', 'low', severity]],
      );
    }
  });

  test('a key is reported and never shown', async () => {
    const key = 'q7Xw2Lr0vB9mZtY4cKpD1sNfGh8aJeUi3oQxRy5VbTzM';
    const { report } = await lintTexts({
      'x.sh': `ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey ${key}`,
    });
    assert.equal(
      report.findings.map(({ rule }) => rule),
      ['plaintext-api-key'],
    );
    assert.not.ok(JSON.stringify(report).includes(key));
  });

  test('a body that is no JSON is told, where nothing in it is to be replaced', async () => {
    const request = (body: string): string => `curl -X POST https://iam.cloud.ibm.com/v2/groups -d ${body}`;
    assert.equal(await misuseIn(request(`'{ "name": "Ann's group" }'`)), [
      'error: the JSON is malformed: a string is not closed on its line, so IBM Cloud refuses the request',
    ]);
    assert.equal(await misuseIn(request(`'{ "name": "a", }'`)), [
      'error: the JSON is malformed: no `,` belongs before `}`, so IBM Cloud refuses the request',
    ]);
    assert.equal(
      await misuseIn(`ibmcloud sm configuration-create --configuration-prototype='{ "config_type": "x" "name": "e" }'`),
      ['error: the JSON is malformed: a `,` is missing before `"name"`, so the command fails'],
    );
    assert.equal(await misuseIn(request(`'{ "name": "a" '"$MORE"' }'`)), []);
    assert.equal(await misuseIn(request(`'{ "name": <name>, }'`)), []);
  });

  test('a header of a request whose variable the shell does not replace is told', async () => {
    const request = (header: string): string =>
      `curl -X DELETE -H ${header} -H 'Accept: application/json' https://iam.cloud.ibm.com/v1/policies/$OLD`;
    assert.equal(await misuseIn(request("'Authorization: Bearer $TOKEN'")), [
      'error: `$TOKEN` is in single quotes, so the shell does not replace it and the header has the text `$TOKEN` itself',
    ]);
    assert.equal(await misuseIn(request('"Authorization: Bearer $TOKEN"')), []);
    assert.equal(await misuseIn(request('\'Authorization: Bearer \'"$TOKEN"')), []);
    assert.equal(
      await misuseIn(
        "curl -X DELETE -H 'Authorization: Bearer $TOKEN' https://example.com/v1/a; ibmcloud iam access-groups",
      ),
      [],
    );
  });

  test('a lost backslash is told with the line that lacks it, which may be the one that was changed', async () => {
    const text = 'ibmcloud iam service-policy-create ci \\\n  --roles Viewer\n  --service-name kms\n';
    const { report } = await lintTexts({ 'x.sh': text }, { onlyRules: [] });
    assert.equal(
      report.findings.map(({ location, related }) => [
        location.line,
        ...related.map((one) => `${one.location.line}:${one.location.column} ${one.note}`),
      ]),
      [[3, '2:11 this line has to end in `\\`']],
    );
  });

  test('a file with none of the words is passed over', async () => {
    const { report } = await lintTexts({ 'x.sh': 'echo hi', 'README.md': '# hi', Makefile: 'all:\n\techo hi\n' });
    assert.equal(
      report.findings.map(({ rule }) => rule),
      ['unreadable-file'],
    );
    assert.is(report.summary.skipped, 3);
    const walked = await lintTexts({ 'x.sh': 'echo hi', 'README.md': '# hi' }, { paths: ['.'] });
    assert.is(walked.report.summary.skipped, 0);
  });

  test('a walk finds scripts, Makefiles and Markdown', async () => {
    const wrong = 'ibmcloud iam service-policy-create a@b.com --roles Viewer';
    const { report } = await lintTexts(
      {
        'a/x.sh': wrong,
        'b/y.bash': wrong,
        Makefile: `x:\n\t${wrong}\n`,
        'c.mk': `x:\n\t${wrong}\n`,
        'docs/d.md': `\`\`\`sh\n${wrong}\n\`\`\`\n`,
      },
      { paths: ['.'], onlyRules: [] },
    );
    assert.equal(
      report.findings.map(({ location }) => `${location.file}:${location.line}`),
      ['Makefile:2', 'a/x.sh:1', 'b/y.bash:1', 'c.mk:2', 'docs/d.md:2'],
    );
  });
});
