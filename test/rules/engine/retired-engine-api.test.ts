import * as assert from 'uvu/assert';
import { printFindings } from '../../findings.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';
import { instance } from '../account-text.ts';

const id = 'retired-engine-api';
const host = `https://${instance}.us-south.secrets-manager.appdomain.cloud`;

const lint = (script: string) => lintTexts({ 'setup.sh': `#!/bin/sh\n${script}\n` }, { onlyRules: [id] });

testSuite(id, (test) => {
  test('the command and the path of version 1, each with what stands in its place', async () => {
    for (const [script, retired] of [
      [
        `ibmcloud secrets-manager config-update --secret-type iam_credentials --engine-config '{"api_key": "'"$KEY"'"}'`,
        'config-update',
      ],
      [
        `curl -X PUT "${host}/api/v1/config/iam_credentials" -d '{"api_key": "'"$KEY"'"}'`,
        '/api/v1/config/iam_credentials',
      ],
    ] as const) {
      const result = await lint(script);
      assert.is(result.report.findings.length, 1, script);
      assert.match(
        printFindings(result)[0] ?? '',
        `setup.sh:2 error ${id}: \`${retired}\` belongs to version 1 of the Secrets Manager API, which ended on 2023-10-31, so it does not configure the engine \`setup.sh:2\`; use version 2`,
      );
      assert.match(
        result.report.findings[0]?.repairs[0]?.text.text ?? '',
        'configuration-create --configuration-prototype',
      );
    }
  });

  test('version 2, and version 1 of other secrets, are not reported', async () => {
    const body = `{"config_type": "iam_credentials_configuration", "name": "e", "api_key": "'"$KEY"'"}`;
    for (const script of [
      `ibmcloud secrets-manager configuration-create --configuration-prototype '${body}'`,
      `curl -X POST "${host}/api/v2/configurations" -d '${body}'`,
      `ibmcloud secrets-manager config-update --secret-type public_cert --engine-config '{}'`,
    ]) {
      assert.equal(printFindings(await lint(script)), [], script);
    }
  });
});
