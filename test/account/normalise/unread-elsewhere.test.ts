import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

const id = 'engine-cannot-manage-groups';

const engine = `
\`\`\`sh
SERVICE_ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
ibmcloud iam service-policy-create $SERVICE_ID --roles Operator --service-name iam-identity
ibmcloud iam access-group-service-id-add GROUP_NAME $SERVICE_ID
KEY=$(ibmcloud iam service-api-key-create engine-key $SERVICE_ID --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --configuration-prototype="{\\"config_type\\": \\"iam_credentials_configuration\\", \\"name\\": \\"engine\\", \\"api_key\\": \\"$KEY\\"}"
\`\`\`
`;

const unread = `
\`\`\`sh
ibmcloud iam access-group-policy-update staff b8638ceb-5c4d-4d58-ae06-7ad95a10c4d4 --roles Viewer --service-name kms
\`\`\`bash
) ibmcloud iam service-ids
\`\`\`
`;

testSuite('what one document does not show', (test) => {
  const reasonsIn = async (texts: Readonly<Record<string, string>>): Promise<string> =>
    JSON.stringify((await lintTexts(texts, { onlyRules: [id] })).report.findings);

  test('makes the account of another page no less known', async () => {
    assert.is(await reasonsIn({ 'engine.md': engine, 'other.md': unread }), await reasonsIn({ 'engine.md': engine }));
  });

  test('makes that of its own page less known', async () => {
    assert.match(await reasonsIn({ 'engine.md': engine + unread }), 'could not be read');
  });
});
