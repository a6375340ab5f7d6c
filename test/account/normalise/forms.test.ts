import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import { noon, admins, elsewhere, readers, type Given, type On } from '../../access/decide/build.ts';
import {
  principals,
  conditions,
  definedRoles,
  groupIds,
  questions,
  roleLists,
  sources,
  subjects,
  targets,
} from '../../access/decide/random-account.ts';
import { tell } from '../../access/decision-text.ts';
import { testSuite } from '../../harness.ts';
import { accountOf, formsOf, type AuthorizationFacts, type Facts, type PolicyFacts } from './forms.ts';

const catalogue = createCatalogue();

const answersOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { account, problems } = await accountOf(files);
  assert.equal(
    problems.map(({ rule, message }) => `${rule}: ${message}`),
    [],
  );
  assert.ok(account);
  const { decide } = createAccess(account, catalogue, noon);
  return principals.flatMap((principal) =>
    questions.flatMap(({ resource, actions }) =>
      actions.map((action) => {
        const answer = [...tell(decide(principal, action, resource))].toSorted().join('; ');
        return `${JSON.stringify({ ...principal, action, service: resource.service })}: ${answer}`;
      }),
    ),
  );
};

/** Version 1 has no lists, no `stringExists` and no conditions. */
const inV1 = (on: On): boolean =>
  Object.values(on).every(
    (given) => typeof given === 'string' || ('match' in given && typeof given.match === 'string'),
  );

/** What a schema refuses no form can hold, and another account's policies are another account's. */
const holdable = (given: Given): boolean =>
  typeof given === 'string' ? given !== elsewhere : !('anyOf' in given) || given.anyOf.length > 0;

const on = targets.filter((target) => Object.values(target).every(holdable));
const names = roleLists
  .map((roles) => roles.filter((role) => typeof role === 'string'))
  .filter((roles) => roles.length > 0);
const id = fc.integer({ min: 1, max: 99_999 }).map((number) => `p${number}`);

const policies: fc.Arbitrary<PolicyFacts> = fc.record({
  id,
  to: fc.constantFrom(...subjects.map((subject) => subject.id), ...groupIds),
  roles: names,
  on,
  tags: fc.constantFrom<On>({}, {}, {}, { env: 'prod' }),
  when: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: conditions }),
});

const authorizations: fc.Arbitrary<AuthorizationFacts> = fc.record({
  id,
  from: sources.filter(
    (from) =>
      'accountId' in from &&
      ('serviceName' in from || 'resourceGroupId' in from) &&
      Object.values(from).every((given) => given === elsewhere || holdable(given)),
  ),
  roles: names,
  on: on.filter((target) => 'serviceName' in target || 'serviceType' in target || 'service_group_id' in target),
});

const members = fc.subarray(subjects.map((subject) => subject.id));

const facts: fc.Arbitrary<Facts> = fc.record({
  policies: fc.uniqueArray(policies, { maxLength: 5, selector: (policy) => policy.id }),
  authorizations: fc.uniqueArray(authorizations, { maxLength: 2, selector: (one) => one.id }),
  groups: fc.tuple(members, members).map(([one, other]) => [
    { id: admins, members: one },
    { id: readers, members: other },
  ]),
  roles: fc.subarray(definedRoles.filter(({ actions }) => actions !== undefined)),
});

const alike = async (known: Facts, versions: readonly ('v1' | 'v2')[]): Promise<void> => {
  const forms = Object.entries(formsOf(known, versions));
  let first: { readonly form: string; readonly answers: readonly string[] } | undefined;
  for (const [form, files] of forms) {
    const answers = await answersOf(files);
    first ??= { form, answers };
    assert.equal(answers, first.answers, `${form} and ${first.form} differ: ${JSON.stringify(files)}`);
  }
};

testSuite('the same facts decide alike', (test) => {
  test('as policies of version 1 and 2, in JSON and YAML, page by page and in a setup', () => {
    const old = facts.map((known) => ({
      ...known,
      policies: known.policies.filter((policy) => inV1(policy.on)).map((policy) => ({ ...policy, when: undefined })),
      authorizations: known.authorizations.filter((one) => inV1(one.on) && inV1(one.from)),
    }));
    return fc.assert(
      fc.asyncProperty(old, (known) => alike(known, ['v1', 'v2'])),
      { numRuns: 25, includeErrorInReport: true },
    );
  });
  test('with all that only version 2 can say', () =>
    fc.assert(
      fc.asyncProperty(facts, (known) => alike(known, ['v2'])),
      { numRuns: 30, includeErrorInReport: true },
    ));
});
