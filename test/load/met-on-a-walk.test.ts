import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

const policy = {
  id: 'p1',
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: 'IBMid-1100000001' }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
  resources: [{ attributes: [{ name: 'serviceName', value: 'kms' }] }],
};

/** Files of other tools, and what the reason for passing over them says. */
const foreign = {
  'chart/templates/role.yaml': ['subjects:\n  - serviceName: {{ .Values.service }}\n', /template.*line 2/],
  'chart/jinja.yaml': ['{% if on %}\na: 1\n{% endif %}\nb: c: d\n', /template/],
  'ansible/vars.yaml': ['crn: "crn:v1:bluemix:public:iam"\npassword: !vault |\n  66\n', /`!vault`/],
  'ci.yaml': ['script:\n  - !reference [.setup, script]\n  - echo crn:v1:bluemix\n', /`!reference`/],
  'tsconfig.json': ['{\n  // a comment\n  "crn": "crn:v1:bluemix:public:kms",\n}\n', /./],
  'deployment.yaml': ['kind: Deployment\nserviceName: a\nserviceName: b\n', /twice/],
  'inventory.json': [
    '{"cbr_zones": [{"name": "z", "addresses": [{"type": "subnet", "value": "10.0.0.0/8"}]}]}',
    /cbr_zones/,
  ],
  'workflow.yaml': ['on: push\njobs: {a: ${{ matrix.iam_id }}}\n', /template/],
} as const;

testSuite('files met on a walk', (test) => {
  for (const [name, [text, reason]] of Object.entries(foreign)) {
    test(`${name} of another tool is skipped with its reason`, async () => {
      const texts = { [name]: text, 'policies.json': JSON.stringify({ policies: [policy] }) };
      const { report, stopped } = await lintTexts(texts, { paths: ['.'] });
      assert.equal(
        report.skipped.map(({ file }) => file),
        [name],
      );
      assert.match(report.skipped[0]?.reason ?? '', reason);
      assert.is(report.summary.skipped, 1);
      assert.not(stopped);
    });
  }

  test('named, such a file stops the run', async () => {
    const [text] = foreign['deployment.yaml'];
    assert.ok((await lintTexts({ 'deployment.yaml': text })).stopped);
  });

  for (const [title, text] of [
    ['cut off', JSON.stringify({ policies: [policy, policy] }).slice(0, -60)],
    ['with a comment', `{ // mine\n${JSON.stringify({ policies: [policy] }).slice(1)}`],
    ['elided', JSON.stringify({ policies: [policy] }).replace(/\]\}$/, ', ...]}')],
  ] as const) {
    test(`an export that is ${title} stops the run`, async () => {
      const { report, stopped } = await lintTexts({ 'policies.json': text }, { paths: ['.'] });
      assert.ok(stopped);
      assert.equal(
        report.findings.map(({ rule }) => rule),
        ['syntax-error'],
      );
    });
  }

  test('a template that mentions IAM is told', async () => {
    const { report } = await lintTexts(
      {
        'own.json': JSON.stringify({ data: [policy] }),
        'a.yaml': 'group: AccessGroupId-1\nname: {{ .Values.name }}\n',
        'b.yaml': 'name: {{ .Values.name }}\n',
      },
      { paths: ['.'] },
    );
    assert.equal(
      report.findings.filter(({ rule }) => rule === 'skipped-file').map(({ location }) => location.file),
      ['a.yaml', 'own.json'],
    );
  });

  test('what can be called by name is skipped without a word', async () => {
    const { report } = await lintTexts(
      {
        'policies.json': JSON.stringify({ policies: [policy] }),
        'ibm_catalog.json': JSON.stringify({
          products: [
            {
              name: 'a',
              flavors: [{ iam_permissions: [{ role_crns: ['crn:v1:bluemix:public:iam::::role:Editor'] }] }],
            },
          ],
        }),
      },
      { paths: ['.'] },
    );
    assert.equal(report.findings, []);
    assert.equal(
      report.skipped.map(({ file }) => file),
      ['ibm_catalog.json'],
    );
  });

  test('directories of code from elsewhere are listed, and not counted', async () => {
    const text = JSON.stringify({ policies: [policy] });
    const { report } = await lintTexts(
      { 'node_modules/x/a.json': text, 'vendor/b.json': text, 'infra/.terraform/c.json': text, 'p.json': text },
      { paths: ['.'] },
    );
    assert.equal(
      report.skipped.map(({ file }) => file),
      ['infra/.terraform/', 'node_modules/', 'vendor/'],
    );
    assert.is(report.summary.skipped, 0);
    assert.is(report.summary.files, 1);
  });
});

testSuite('files of other tools that are named', (test) => {
  for (const name of ['chart/templates/role.yaml', 'ansible/vars.yaml', 'ci.yaml', 'workflow.yaml'] as const) {
    test(`${name}: one error says whose it is`, async () => {
      const [text] = foreign[name];
      const { report, stopped } = await lintTexts({ [name]: text });
      assert.ok(stopped);
      assert.equal(
        report.findings.map(({ rule }) => rule),
        ['syntax-error'],
      );
      assert.match(report.findings[0]?.message ?? '', /^this file (is a template|has a tag of another tool)/);
    });
  }

  test("IAM's conditions are no marks of a template", async () => {
    const rule = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekAnyOf', value: ['1+00:00'] };
    const text = JSON.stringify({ policies: [{ ...policy, rule }, policy] }).slice(0, -40);
    const { report, stopped } = await lintTexts({ 'policies.json': text }, { paths: ['.'] });
    assert.ok(stopped);
    assert.match(report.findings[0]?.message ?? '', /cut off|ends/);
  });

  test('what was left out is said so', async () => {
    const text = JSON.stringify({ policies: [policy] }).replace(/"attributes":\[.*?\]/, '"attributes":[...]');
    assert.match((await lintTexts({ 'a.json': text })).report.findings[0]?.message ?? '', /left out/);
    assert.match((await lintTexts({ 'a.json': '{ {"roles": []}' })).report.findings[0]?.message ?? '', /left out/);
  });
});
