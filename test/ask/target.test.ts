import * as assert from 'uvu/assert';
import { isProblem } from '../../src/ask/problem.ts';
import { readTarget, resourceOf, resourceText } from '../../src/ask/target.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { account, home, vault } from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

/** What words say, as an answer repeats it; what is wrong with them in parentheses. */
const read = (...words: readonly string[]): string => {
  const target = readTarget(words, catalogue);
  if (isProblem(target)) return `(${target.problem})`;
  return resourceText(resourceOf(target, target.service ?? 'secrets-manager', account({}), catalogue));
};

const crn = `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}`;
const inGroup = `secrets-manager, serviceInstance=${vault}, resourceType=secret-group, resource=g`;
const group = 'AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c';

testSuite('the target of a question', (test) => {
  test('is said by a path, a CRN, or attributes', () => {
    const table: readonly (readonly [words: readonly string[], text: string])[] = [
      [['secrets-manager'], 'secrets-manager'],
      [[`secrets-manager/${vault}`], `secrets-manager, serviceInstance=${vault}`],
      [[`secrets-manager/${vault}/secret-group/g`], inGroup],
      [['secrets-manager//secret-group/g'], 'secrets-manager, resourceType=secret-group, resource=g'],
      [['secrets-manager/*'], 'secrets-manager, every serviceInstance'],
      [
        ['cloud-object-storage/i/object/a/b'],
        'cloud-object-storage, serviceInstance=i, resourceType=object, resource=a/b',
      ],
      [[`iam-groups/${group}`], `iam-groups, resource=${group}`],
      [['iam-identity/serviceid/x'], 'iam-identity, resourceType=serviceid, resource=x'],
      [['iam-identity//serviceid/x'], 'iam-identity, resourceType=serviceid, resource=x'],
      [[`${crn}::`], `secrets-manager, serviceInstance=${vault}, region=us-south`],
      [[`${crn}:secret-group:g`], `${inGroup}, region=us-south`],
      [[`${crn}:secret:s`], `secrets-manager, serviceInstance=${vault}, region=us-south`],
      [['service=kms', 'instance=i'], 'kms, serviceInstance=i'],
      [['kms', 'keyRing=r'], 'kms, keyRing=r'],
      [['resource_group_id=g'], 'secrets-manager, resourceGroupId=g'],
    ];
    for (const [words, text] of table) assert.is(read(...words), text, words.join(' '));
  });

  test('is refused where it cannot be meant', () => {
    const table: readonly (readonly [words: readonly string[], text: string])[] = [
      [['secret-manager'], '(there is no service `secret-manager`; did you mean `secrets-manager`?)'],
      [['serviceInstanc=x'], '(no policy has an attribute `serviceInstanc`; did you mean `serviceInstance`?)'],
      [['serviceType=service'], '(`serviceType=service` stands for many services: ask about one, `on SERVICE`)'],
      [['kms', 'secrets-manager'], '(the target names two services, `kms` and `secrets-manager`)'],
      [['kms/a', 'instance=b'], '(`serviceInstance` is said twice of the target)'],
      [['crn:v1'], '(`crn:v1` has not the parts of a CRN)'],
    ];
    for (const [words, text] of table) assert.is(read(...words), text, words.join(' '));
  });
});
