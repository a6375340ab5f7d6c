import * as assert from 'uvu/assert';
import { together } from '../../../src/languages/declared/together.ts';
import { readTerraformJson } from '../../../src/languages/terraform-json/read.ts';
import { readKubernetes } from '../../../src/languages/kubernetes/read.ts';
import { testSuite } from '../../harness.ts';
import { plan } from '../terraform-json/fixtures.ts';
import { shownValues } from '../terraform-json/shown.ts';

const declarationOf = async (source: string, index = 0) =>
  readTerraformJson({ ref: { source, index }, value: await plan('replace-and-delete.json') }, 'after').declaration;

testSuite('declared/together', (test) => {
  test('one plan keeps its addresses', async () => {
    const declarations = [
      await declarationOf('plan.json'),
      readKubernetes({ ref: { source: 'a.yaml', index: 0 }, value: null }).declaration,
    ];
    assert.is(together(declarations), declarations);
  });

  test('objects of several documents are one declaration', () => {
    const group = (name: string, index: number) =>
      readKubernetes({
        ref: { source: 'iam.yaml', index },
        value: { apiVersion: 'ibmcloud.ibm.com/v1alpha1', kind: 'AccessGroup', metadata: { name }, spec: { name } },
      }).declaration;
    assert.equal(
      together([group('a', 0), group('b', 1)]).map(({ resources }) => resources.map(({ address }) => address)),
      [['kubernetes:default/AccessGroup/a', 'kubernetes:default/AccessGroup/b']],
    );
  });

  test('of several plans the addresses begin with their files', async () => {
    const [dev, prod] = together([await declarationOf('dev.json'), await declarationOf('prod.json', 2)]);
    const members = prod?.resources.find(({ type }) => type === 'ibm_iam_access_group_members');
    assert.is(dev?.resources[0]?.address, 'dev.json//ibm_iam_access_group.engines');
    assert.is(members?.address, 'prod.json#2//ibm_iam_access_group_members.engines');
    assert.equal(members && shownValues(members, ['iam_service_ids']), {
      iam_service_ids: ['-> prod.json#2//ibm_iam_service_id.ci.id'],
    });
  });
});
