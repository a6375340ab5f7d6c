import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { can } from '../../src/ask/can.ts';
import { need, type NeedAnswer } from '../../src/ask/need.ts';
import { isProblem } from '../../src/ask/problem.ts';
import type { Account } from '../../src/account/model/account.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { access, account, noon, robot, vault } from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const ask = (
  actions: readonly string[],
  target: readonly string[] = [],
  accounts: readonly Account[] = [],
): NeedAnswer => {
  const answer = need({ actions, target }, { accounts, catalogue, now: noon });
  if (isProblem(answer)) throw new Error(answer.problem);
  return answer;
};

const rolesOf = ({ parts }: NeedAnswer): readonly unknown[] =>
  parts.map(({ service, choices }) => [service, ...choices.map(({ roles }) => roles.join(' + '))]);

const refusal = (actions: readonly string[], target: readonly string[]): string => {
  const answer = need({ actions, target }, { accounts: [], catalogue, now: noon });
  return isProblem(answer) ? answer.problem : 'answered';
};

const kmsActions = [...(catalogue.actionsIn('kms') ?? [])];
const secretActions = [...(catalogue.actionsIn('secrets-manager') ?? [])];

testSuite('which roles are needed', (test) => {
  test('those that grant least, a policy for each service', () => {
    assert.equal(rolesOf(ask(['iam-groups.members.add', 'secrets-manager.secret.read'])), [
      ['iam-groups', 'Editor', 'Administrator'],
      ['secrets-manager', 'SecretsReader', 'Writer', 'Manager'],
    ]);
  });

  test('as a command, as Terraform and as JSON', () => {
    const [part] = ask(
      ['secrets-manager.secret.read'],
      [`secrets-manager/${vault}/secret-group/g`, 'region=us-south'],
    ).parts;
    const [best] = part?.choices ?? [];
    assert.is(
      best?.policy.command?.text,
      `ibmcloud iam service-policy-create SERVICE_ID --roles SecretsReader --service-name secrets-manager --service-instance ${vault} --resource-type secret-group --resource g --region us-south`,
    );
    assert.ok(best?.policy.terraform.text.includes('resource_type        = "secret-group"'));
    assert.is(JSON.parse(best?.policy.json?.text ?? '{}').resource.attributes.length, 5);
  });

  test('a custom role, where all roles grant more', () => {
    const [part] = ask(['kms.secrets.rotate']).parts;
    assert.is(
      part?.custom?.forms.command?.text,
      'ibmcloud iam role-create KmsNeeded --display-name KmsNeeded --service-name kms --actions kms.secrets.rotate',
    );
    assert.is(ask(['iam.policy.create'], ['kms']).parts[0]?.custom, undefined, 'it is no action of the service');
  });

  test('a custom role of the account, where that does', () => {
    const origin = { document: { source: 'test', index: 0 }, path: [] };
    const rotator = {
      id: undefined,
      name: 'Rotator',
      displayName: 'Rotator',
      service: 'kms',
      actions: ['kms.secrets.rotate'],
      origin,
    };
    const [part] = ask(['kms.secrets.rotate'], [], [account({ roles: [rotator] })]).parts;
    assert.equal(part?.choices[0]?.roles, ['Rotator']);
    assert.equal(part?.choices[0]?.beyond, []);
    assert.is(part?.custom, undefined);
  });

  test('says what is not published', () => {
    const [part] = ask(['vmware.x.y']).parts;
    assert.equal([part?.choices, part?.isUnpublished, part?.custom], [[], true, undefined]);
  });

  test('is not asked in words that may be a slip', () => {
    assert.is(refusal(['Manager'], ['kms']), '`Manager` is a role: name the actions that are needed');
    assert.is(
      refusal(['kms.secrets.list', 'iam-groups.groups.read'], ['serviceInstance=x']),
      'the actions are of several services, and the target is in one: ask for each by itself',
    );
  });

  test('the policy grants all of it, and no role of it can be left out', () => {
    const wanted = fc.oneof(
      fc.subarray(kmsActions, { minLength: 1, maxLength: 4 }).map((actions) => ({ actions, target: 'kms/i' })),
      fc
        .subarray(secretActions, { minLength: 1, maxLength: 4 })
        .map((actions) => ({ actions, target: `secrets-manager/${vault}/secret-group/g` })),
    );
    fc.assert(
      fc.property(wanted, ({ actions, target }) => {
        const service = target.split('/')[0] ?? '';
        const [part] = ask(actions, [target]).parts;
        const instance = target.split('/')[1] ?? '';
        const on =
          service === 'kms'
            ? { serviceName: service, serviceInstance: instance }
            : { serviceName: service, serviceInstance: instance, resourceType: 'secret-group', resource: 'g' };
        const grants = (roles: readonly string[]): boolean => {
          const given = account({ policies: [access({ roles, on })] });
          return actions.every((action) => {
            const one = can(
              { subject: robot.id, request: action, target: [target] },
              { accounts: [given], catalogue, now: noon },
            );
            return !isProblem(one) && one.outcome === 'granted';
          });
        };
        for (const { roles } of part?.choices ?? []) {
          assert.ok(grants(roles), `${roles.join()} for ${actions.join()}`);
          for (const role of roles) assert.not.ok(grants(roles.filter((one) => one !== role)), `${role} is idle`);
        }
        assert.ok((part?.choices.length ?? 0) > 0, actions.join());
      }),
      { numRuns: 60 },
    );
  });
});
