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
const exported = JSON.stringify({ policies: [policy] });

/** What files hold in place of data, and what is said of it. */
const failures = {
  "FAILED\nNot logged in. Use 'ibmcloud login' to log in.\n": /message of the `ibmcloud` command.*Not logged in/,
  'Getting access groups as me@example.com...\nFAILED\nNo account targeted.\n': /No account targeted/,
  '{"errors":[{"code":"invalid_token","message":"The token is invalid"}],"status_code":401}': /The token is invalid/,
  '{"trace":"a1","errors":[{"code":"forbidden"}]}': /forbidden/,
  '{"errorCode":"BXNIM0139E","errorMessage":"Session is not valid","context":{"requestId":"1"}}': /Session/,
  '{"message":"Forbidden","status_code":403,"transaction_id":"b2"}': /Forbidden/,
  '<!DOCTYPE html>\n<html><head><title>IBM Cloud</title></head></html>\n': /web page/,
} as const;

testSuite('exports that failed', (test) => {
  for (const [text, message] of Object.entries(failures)) {
    const start = text.slice(0, 30);
    test(`named, it stops the run: ${start}`, async () => {
      const { report, stopped } = await lintTexts({ 'out/groups.json': text });
      assert.ok(stopped);
      assert.equal(
        report.findings.map(({ rule, location }) => [rule, location.file, location.line]),
        [['failed-export', 'out/groups.json', 1]],
      );
      assert.match(report.findings[0]?.message ?? '', message);
      assert.match(JSON.stringify(report.findings[0]?.help), /export again.*ibmcloud iam access-groups --output json/);
    });

    test(`met beside exports, it stops the run: ${start}`, async () => {
      const texts = { 'a/policies.json': exported, 'a/groups.json': text };
      const { report, stopped } = await lintTexts(texts, { paths: ['.'] });
      assert.ok(stopped);
      assert.equal(
        report.findings.map(({ rule, location }) => [rule, location.file]),
        [['failed-export', 'a/groups.json']],
      );
    });

    test(`met where nothing else was read, it stops the run: ${start}`, async () => {
      assert.ok((await lintTexts({ 'groups.json': text }, { paths: ['.'] })).stopped);
    });

    test(`met far from exports, it is skipped with a word: ${start}`, async () => {
      const texts = { 'a/policies.json': exported, 'test/fixtures/groups.json': text };
      const { report, stopped } = await lintTexts(texts, { paths: ['.'] });
      assert.not(stopped);
      assert.equal(
        report.findings.map(({ rule, location }) => [rule, location.file]),
        [['skipped-file', 'test/fixtures/groups.json']],
      );
      assert.match(report.skipped[0]?.reason ?? '', message);
    });
  }

  for (const text of ['{"errors":[],"name":"a"}', '{"status":"FAILED","items":[]}', '{"message":"hello"}']) {
    test(`is none: ${text}`, async () => {
      const { report } = await lintTexts({ 'a.json': text });
      assert.equal(
        report.findings.map(({ rule }) => rule),
        ['unknown-document'],
      );
    });
  }

  test('what follows the messages of the command is read, each thing at its place', async () => {
    const wrong = exported.replace('role:Viewer', 'role:Viewr');
    const text = `Getting policies under current account as me@example.com...\nOK\n\n${wrong}\n`;
    const { report } = await lintTexts({ 'policies.json': text });
    assert.equal(
      report.findings.map(({ rule, location }) => [rule, location.line, location.column]),
      [['unknown-role', 4, wrong.indexOf('"crn') + 1]],
    );
  });

  test('words before JSON that the command does not print are no such messages', async () => {
    const { report } = await lintTexts({ 'policies.json': `my policies\n${exported}` });
    assert.equal(
      report.findings.map(({ rule }) => rule),
      ['syntax-error'],
    );
  });
});

const setup = (include: string): string =>
  JSON.stringify({
    kind: 'EngineSetup',
    version: 1,
    name: 'prod',
    include: [include],
    account: { id: 'b3a1c5d07e9f4a628c14de5f90ab7731' },
    engine: { mode: 'api_key', service_id: 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0' },
    caller: 'IBMid-1100000001',
    secrets: [{ name: 'ci', access_groups: ['AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c'], ttl: '12h' }],
  });

testSuite('what a setup includes and a caller without access would get, too', (test) => {
  for (const [title, text] of [
    ['a bare empty list', '[]'],
    ['an empty page', '{"policies": []}'],
    ['a failed export', 'FAILED\nNot logged in.\n'],
  ] as const) {
    for (const paths of [['engine.json'], ['.']]) {
      test(`${title} proves nothing: ${paths[0]}`, async () => {
        const texts = { 'engine.json': setup('exports/'), 'exports/list.json': text };
        const { report } = await lintTexts(texts, { paths });
        const engine = report.findings.filter(({ rule }) => rule.startsWith('engine-') || rule.startsWith('caller-'));
        assert.ok(engine.length > 0);
        assert.equal(
          engine.filter(({ confidence }) => confidence === 'high').map(({ rule }) => rule),
          [],
        );
        assert.equal(report.findings.filter(({ location }) => location.file === 'exports/list.json').length, 1);
      });
    }
  }

  test('without any include, a setup says that nothing else is there', async () => {
    const { report } = await lintTexts({ 'engine.json': setup('').replace('"include":[""],', '') });
    assert.ok(report.findings.some(({ confidence, rule }) => confidence === 'high' && rule.startsWith('engine-')));
  });
});
