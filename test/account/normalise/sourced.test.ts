import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

const account = '11111111111111111111111111111111';

/** An export that names the account, so that both scripts are about it. */
const exported = JSON.stringify([
  {
    id: 'ServiceId-11111111-1111-1111-1111-111111111111',
    iam_id: 'iam-ServiceId-11111111-1111-1111-1111-111111111111',
    name: 'ci',
    account_id: account,
    crn: `crn:v1:bluemix:public:iam-identity::a/${account}::serviceid:ServiceId-11111111-1111-1111-1111-111111111111`,
  },
]);

const library = `ibmcloud iam service-id-create deploy
ibmcloud iam service-policy-create deploy --roles "\${ROLE:-Viewer}" --service-name kms
`;

const policiesOf = async (scripts: Readonly<Record<string, string>>): Promise<number> =>
  (await lintTexts({ 'lib.sh': library, ...scripts }, {})).report.summary.policies;

testSuite('a file that several scripts source', (test) => {
  const sources = '#!/bin/bash\nsource ./lib.sh\n';

  test('declares in an account once what it declares in each', async () => {
    assert.is(await policiesOf({ 'ids.json': exported, 'one.sh': sources }), 1);
    assert.is(await policiesOf({ 'ids.json': exported, 'one.sh': sources, 'two.sh': sources }), 1);
  });

  test('and twice what they give other values', async () => {
    const other = '#!/bin/bash\nROLE=Editor\nsource ./lib.sh\n';
    assert.is(await policiesOf({ 'ids.json': exported, 'one.sh': sources, 'two.sh': other }), 2);
  });

  test('and in each of two accounts', async () => {
    assert.is(await policiesOf({ 'one.sh': sources, 'two.sh': sources }), 2);
  });

  test('keeps what a loop makes of it, and what a script adds to it', async () => {
    const adds = `${sources}ibmcloud iam service-policy-create deploy --roles Viewer --service-name cloudantnosqldb\n`;
    const twice = '#!/bin/bash\nfor n in 1 2; do source ./lib.sh; done\n';
    assert.is(await policiesOf({ 'ids.json': exported, 'one.sh': sources, 'two.sh': adds }), 2);
    assert.is(await policiesOf({ 'ids.json': exported, 'one.sh': sources, 'two.sh': twice }), 2);
  });
});
