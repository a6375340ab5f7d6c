import type { AttributeState, Resource, ActionOrRole, Principal } from '../../../src/access/decide/question.ts';
import { actionsByResourceType } from '../../../src/catalogue/data/service-scopes.ts';
import { publishedServices } from '../../../src/catalogue/data/published-services.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type {
  AccessPolicy,
  Attribute,
  Authorization,
  Condition,
  Role,
  Target,
} from '../../../src/account/model/policy.ts';
import { publicAccessGroup, type Subject } from '../../../src/account/model/subject.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { get, isObject, textsAt, type Json } from '../../../src/source/json.ts';

/**
 * A second reading of IAM, in the words of another policy engine: an account becomes Cedar policies, subjects and
 * resources become entities. It shares no code with `src/access`, so that what both say is likely what IAM says.
 *
 * Every policy is written twice. `sure` reads every unsettled fact as no, `maybe` reads it as yes. Policies only allow, so
 * that both readings bound the truth: granted where a sure one permits, denied where no maybe permits, unknown between.
 */
interface Reading {
  readonly sure: string;
  readonly maybe: string;
}

const yes: Reading = { sure: 'true', maybe: 'true' };
const no: Reading = { sure: 'false', maybe: 'false' };
const open: Reading = { sure: 'false', maybe: 'true' };
const exactly = (expression: string): Reading => ({ sure: expression, maybe: expression });

const join = (parts: readonly string[], operator: '&&' | '||'): string => {
  const [neutral, decisive] = operator === '&&' ? ['true', 'false'] : ['false', 'true'];
  if (parts.includes(decisive)) return decisive;
  const rest = parts.filter((part) => part !== neutral);
  return rest.length === 0 ? neutral : rest.length === 1 ? rest.join('') : `(${rest.join(` ${operator} `)})`;
};
const every = (parts: readonly Reading[]): Reading => ({
  sure: join(
    parts.map(({ sure }) => sure),
    '&&',
  ),
  maybe: join(
    parts.map(({ maybe }) => maybe),
    '&&',
  ),
});
const some = (parts: readonly Reading[]): Reading => ({
  sure: join(
    parts.map(({ sure }) => sure),
    '||',
  ),
  maybe: join(
    parts.map(({ maybe }) => maybe),
    '||',
  ),
});

const text = (value: string): string => JSON.stringify(value);
const uid = (type: string, id: string): string => `${type}::${text(id)}`;
/** IAM's `{{*}}` is Cedar's `\*`; random patterns use no `?`, which Cedar has not. */
const like = (left: string, pattern: string): string => `${left} like "${pattern.replaceAll('{{*}}', '\\*')}"`;

/** A fact is written as its kind, and one that is known as `=` and its value. */
type Kind = Exclude<AttributeState, object> | 'is';

const factNames = ['accountId', 'serviceInstance', 'region', 'resourceGroupId', 'resourceType', 'resource'] as const;
const services = ['iam-groups', 'iam-identity', 'secrets-manager'];
const platform = ['Viewer', 'Operator', 'Editor', 'Administrator'];
const manage = 'Groups Service Member Manage';

/** Whose resources lie in the account, or in an instance that has an id, a region and a resource group. */
const ofInstance = (service: string): boolean => service === 'secrets-manager';
const alwaysThere = (service: string, name: string): boolean =>
  name === 'accountId' || (ofInstance(service) && ['serviceInstance', 'region', 'resourceGroupId'].includes(name));

const valuesOf = (value: Attribute['value']): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'boolean' || isUnknown(value) ? [] : value;

/** An attribute of a resource (or of the instance that acts), which lies on `service`. */
const attributeOf = (
  { name, operator, value }: Pick<Attribute, 'name' | 'operator' | 'value'>,
  of: 'resource' | 'principal',
  service: string,
): Reading => {
  if (isUnknown(value)) return open;
  const fact = `${of}.${name}`;
  const isOneOf = (...kinds: readonly Kind[]): string =>
    join(
      kinds.map((kind) => (kind === 'is' ? `${fact} like "=*"` : `${fact} == ${text(kind)}`)),
      '||',
    );
  // What a type reaches without an object is not verified, but for objects of other types.
  const [only] = valuesOf(value);
  const types = actionsByResourceType[service];
  const reached =
    operator === 'stringEquals' && only !== undefined && types?.[only] !== undefined
      ? join([`action in ${uid('Action', `reached by ${only}`)}`, `action in ${uid('Action', 'held')}`], '||')
      : 'true';
  const byType: Reading =
    name === 'resourceType' ? { sure: 'false', maybe: join([isOneOf('every'), reached], '&&') } : no;
  const there: readonly Kind[] = alwaysThere(service, name) ? ['is', 'every', 'unknown'] : ['is', 'every'];
  if (operator === 'stringExists') {
    return value === true
      ? { sure: isOneOf(...there), maybe: isOneOf('is', 'every', 'unknown') }
      : some([{ sure: isOneOf('none'), maybe: isOneOf('none', 'unknown') }, byType]);
  }
  const values = valuesOf(value);
  const spellings = name === 'resource' ? [fact, `${of}.alias`] : [fact];
  if (operator === 'stringMatch' || operator === 'stringMatchAnyOf') {
    if (values.includes('*')) return { sure: isOneOf(...there), maybe: isOneOf('is', 'every', 'unknown') };
    const sure = join(
      values.flatMap((one) => spellings.map((spelling) => like(spelling, `=${one}`))),
      '||',
    );
    return { sure, maybe: join([sure, isOneOf('every', 'unknown')], '||') };
  }
  if (values.some((one) => one.includes('*'))) return open;
  const sure = join(
    values.map((one) => `${fact} == ${text(`=${one}`)}`),
    '||',
  );
  return some([{ sure, maybe: join([sure, isOneOf('unknown')], '||') }, byType]);
};

/** What of a target picks its services. */
const selectorOf = (target: Target): Reading => {
  const find = (name: string): Attribute | undefined => target.attributes.find((attribute) => attribute.name === name);
  const [byName, byType, byGroup] = [find('serviceName'), find('serviceType'), find('service_group_id')];
  if (byName !== undefined) {
    const { operator, value } = byName;
    const values = valuesOf(value);
    if (isUnknown(value)) return open;
    if (operator === 'stringExists') return value === true ? yes : no;
    if (operator.startsWith('stringMatch'))
      return exactly(
        join(
          values.map((one) => like('resource.service', one)),
          '||',
        ),
      );
    return values.includes('*')
      ? open
      : exactly(
          join(
            values.map((one) => `resource in ${uid('Service', one)}`),
            '||',
          ),
        );
  }
  if (byType !== undefined) {
    const [value = ''] = valuesOf(byType.value);
    if (isUnknown(byType.value)) return open;
    return exactly(`resource in ${uid('ServiceType', value)}`);
  }
  if (byGroup !== undefined)
    return byGroup.value === 'IAM' ? exactly(`resource in ${uid('ServiceGroup', 'IAM')}`) : open;
  if (find('resourceType')?.value === 'resource-group') return no;
  return find('resourceGroupId') === undefined ? open : exactly(`resource in ${uid('ServiceType', 'service')}`);
};

const read = (service: string): Json => {
  const line = publishedServices().find((one) => one.startsWith(`{"name":"${service}",`));
  const parsed: Json = JSON.parse(line ?? '{}');
  return parsed;
};
const tables = new Map(services.map((service) => [service, read(service)]));
const published = (service: string): Json | undefined => tables.get(service);

const rolesOn = (service: string): readonly string[] => [
  ...platform,
  ...textsAt(published(service), 'roles'),
  'Key Manager',
  'Service Configuration Reader',
];

/** Roles that can stand on a selector of many services; nothing says it of others than these two. */
const carried: Readonly<Record<string, readonly string[]>> = {
  platform_service: platform,
  IAM: [
    ...platform,
    'Service ID creator',
    'User API key creator',
    'Template Administrator',
    'Assignment Administrator',
  ],
};

const nameOf = ({ id, name }: Role): string | undefined => {
  if (id === undefined) return name;
  if (id.endsWith(':role:Editor')) return 'Editor';
  return id.endsWith(':serviceRole:ServiceIdCreator') ? 'Service ID creator' : undefined;
};

/** What a role of a policy lets do on a service. */
const roleOf = (role: Role, service: string, target: Target | undefined, account: Account): Reading => {
  const oneOf = (actions: readonly string[]): Reading =>
    exactly(
      join(
        actions.map((action) => `action == ${uid('Action', action)}`),
        '||',
      ),
    );
  if (role.actions !== undefined) return oneOf(role.actions);
  const selector = target?.attributes.find(({ name }) => name === 'serviceType' || name === 'service_group_id');
  const manyServices = selector !== undefined && typeof selector.value === 'string' ? selector.value : undefined;
  const custom = /^crn:v1:bluemix:public:([^:]+):.*:customRole:/.exec(role.id ?? '')?.[1];
  if (custom !== undefined) {
    if (custom !== service || (manyServices !== undefined && manyServices in carried)) return no;
    const actions = account.roles.find(({ id }) => id === role.id)?.actions;
    return actions === undefined ? { sure: 'false', maybe: `!(action in ${uid('Action', 'held')})` } : oneOf(actions);
  }
  const name = nameOf(role) ?? '';
  if (!rolesOn(service).includes(name)) return no;
  if (manyServices !== undefined && carried[manyServices]?.includes(name) === false) return no;
  if (name === manage) return { sure: `action == ${uid('Action', `held ${manage}`)}`, maybe: 'true' };
  return exactly(`action in ${uid('Action', `${name} of ${service}`)}`);
};

const conditionOf = (condition: Condition, service: string): Reading => {
  if ('join' in condition) {
    const parts = condition.of.map((part) => conditionOf(part, service));
    return condition.join === 'and' ? every(parts) : some(parts);
  }
  const { key, operator, value } = condition;
  const attribute = /^\{\{resource\.attributes\.(\w+)\}\}$/.exec(key)?.[1];
  if (attribute !== undefined) return attributeOf({ name: attribute, operator, value }, 'resource', service);
  if (!operator.startsWith('dateTime') || typeof value !== 'string') return open;
  // Cedar writes offsets without the colon.
  const moment = `datetime(${text(value.replace(/([+-]\d{2}):(\d{2})$/, '$1$2'))})`;
  const orEquals = operator.endsWith('OrEquals') ? '=' : '';
  return operator.includes('Greater')
    ? { sure: `context.now >${orEquals} ${moment}`, maybe: 'true' }
    : { sure: 'false', maybe: `context.now <${orEquals} ${moment}` };
};

/** Everything a policy asks for but who acts. */
const grantOf = (policy: AccessPolicy | Authorization, account: Account): Reading => {
  const { target, roles, condition } = policy;
  if (policy.deleted) return no;
  return some(
    services.map((service) => {
      const known = isUnknown(target) ? undefined : target;
      const attributes = known?.attributes.filter(({ name }) => !/^service(Name|Type|_group_id)$/.test(name)) ?? [];
      return every([
        exactly(`resource in ${uid('Service', service)}`),
        known === undefined ? open : selectorOf(known),
        ...attributes.map((attribute) => attributeOf(attribute, 'resource', service)),
        known?.tags.length ? open : yes,
        isUnknown(roles)
          ? open
          : some(
              roles.map((role) =>
                isUnknown(role) ? open : isUnknown(role) ? open : roleOf(role, service, known, account),
              ),
            ),
        condition === undefined ? yes : isUnknown(condition) ? open : conditionOf(condition, service),
      ]);
    }),
  );
};

const sourceOf = ({ source }: Authorization, account: Account): Reading => {
  if (isUnknown(source)) return open;
  const named = (name: string): boolean => source.attributes.some((attribute) => attribute.name === name);
  return every([
    ...source.attributes.map((attribute) =>
      attribute.name === 'serviceName'
        ? isUnknown(attribute.value)
          ? open
          : exactly(
              join(
                valuesOf(attribute.value).map((one) => `principal.service == ${text(one)}`),
                '||',
              ),
            )
        : attributeOf(attribute, 'principal', 'secrets-manager'),
    ),
    named('serviceName') || named('resourceGroupId') ? yes : open,
    named('accountId') ? yes : { sure: `principal.accountId == ${text(`=${account.id}`)}`, maybe: 'true' },
  ]);
};

const permit = (who: string, when: string): string => `permit(${who}, action, resource) when { ${when} };`;

/** Cedar's policies for an account, by ids such as `sure p12`. */
export const policiesOf = (account: Account): Readonly<Record<string, string>> => {
  const policies: Record<string, string> = {};
  const add = (id: string, who: { readonly sure: string; readonly maybe: string }, { sure, maybe }: Reading): void => {
    if (sure !== 'false') policies[`sure ${id}`] = permit(who.sure, sure);
    if (maybe !== 'false') policies[`maybe ${id}`] = permit(who.maybe, maybe);
  };
  const always = (who: string): { readonly sure: string; readonly maybe: string } => ({ sure: who, maybe: who });
  const members = (group: string): { readonly sure: string; readonly maybe: string } => ({
    sure: `principal in ${uid('Group', group)}`,
    maybe: `principal in ${uid('PossibleGroup', group)}`,
  });
  for (const policy of account.policies) {
    const { subject } = policy;
    const grant = grantOf(policy, account);
    const id = String(policy.id);
    if (isUnknown(subject)) add(id, always('principal is Subject'), every([grant, open]));
    else if (subject.kind === 'access_group') add(id, members(subject.id), grant);
    else add(id, always(`principal == ${uid('Subject', subject.id)}`), grant);
  }
  for (const policy of account.authorizations) {
    add(
      `authorization ${policy.id}`,
      always('principal is Instance'),
      every([grantOf(policy, account), sourceOf(policy, account)]),
    );
  }
  // What may exist beyond the input is a policy that may permit everything.
  const { knowledge } = account;
  if (!knowledge.authorizations.everything) add('other authorizations', always('principal is Instance'), open);
  if (!knowledge.policies.everything) {
    const listed = [...knowledge.policies.of].map((id) => `principal == ${uid('Subject', id)}`);
    add('other policies', always('principal is Subject'), { sure: 'false', maybe: `!(${join(listed, '||')})` });
    if (!knowledge.groups.everything) {
      const whole = [...knowledge.memberships.of].map((id) => `principal == ${uid('Subject', id)}`);
      add('policies of other groups', always('principal is Subject'), {
        sure: 'false',
        maybe: `!(${join(whole, '||')})`,
      });
    }
    for (const group of new Set([
      ...account.groups.map(({ id }) => id),
      ...account.memberships.map((one) => one.group),
      ...account.dynamicRules.map((one) => one.group),
    ])) {
      if (!knowledge.policies.of.has(group)) add(`other policies of ${group}`, members(group), open);
    }
  }
  return policies;
};

interface Entity {
  readonly uid: { readonly type: string; readonly id: string };
  readonly attrs: Record<string, string>;
  readonly parents: { readonly type: string; readonly id: string }[];
}

const at = (type: string, id: string): Entity['uid'] => ({ type, id });

const factsOf = (facts: Readonly<Record<string, AttributeState>>): Entity['attrs'] => {
  const attributes: Record<string, string> = {};
  for (const name of factNames) {
    const fact = facts[name] ?? 'unknown';
    attributes[name] = typeof fact === 'string' ? fact : `=${fact.is}`;
  }
  return { ...attributes, alias: (attributes['resource'] ?? '').replace(/^=ServiceId-/, '=iam-ServiceId-') };
};

const typesOf = (service: string): readonly Entity['uid'][] =>
  ofInstance(service)
    ? [at('ServiceType', 'service')]
    : [at('ServiceType', 'platform_service'), at('ServiceGroup', 'IAM')];

/** What is asked about, with the service it is of. */
export const resourceEntities = ({ service, attributes }: Resource): readonly Entity[] => [
  { uid: at('Resource', 'it'), attrs: { ...factsOf(attributes), service }, parents: [at('Service', service)] },
  { uid: at('Service', service), attrs: {}, parents: [...typesOf(service)] },
];

const subjectEntity = (subject: Subject, account: Account): Entity => {
  const groups = new Set([
    publicAccessGroup,
    ...account.policies.flatMap((policy) => (isUnknown(policy.subject) ? [] : policy.subject.id)),
    ...account.groups.map(({ id }) => id),
    ...account.memberships.map(({ group }) => group),
    ...account.dynamicRules.map(({ group }) => group),
  ]);
  const { members, memberships } = account.knowledge;
  const isIn = (group: string): 'sure' | 'maybe' | 'no' => {
    const listed = account.memberships.filter((one) => one.group === group);
    if (group === publicAccessGroup || listed.some(({ member }) => !isUnknown(member) && member.id === subject.id))
      return 'sure';
    const isListed = members.everything || members.of.has(group) || memberships.of.has(subject.id);
    if (listed.some(({ member }) => isUnknown(member)) || !isListed) return 'maybe';
    const { federated } = account.groups.find(({ id }) => id === group) ?? { federated: undefined };
    const ruled = federated === true || account.dynamicRules.some((one) => one.group === group);
    const mayBeRuled = ruled || (federated === undefined && !members.everything);
    return subject.kind === 'user' && mayBeRuled ? 'maybe' : 'no';
  };
  return {
    uid: at('Subject', subject.id),
    attrs: {},
    parents: [...groups].flatMap((group) => {
      const answer = isIn(group);
      if (answer === 'no') return [];
      const possible = at('PossibleGroup', group);
      return answer === 'sure' ? [at('Group', group), possible] : [possible];
    }),
  };
};

/** Who asks. */
export const principalEntity = (principal: Principal, account: Account): Entity =>
  'subject' in principal
    ? subjectEntity(principal.subject, account)
    : {
        uid: at('Instance', 'it'),
        attrs: { ...factsOf(principal.source.attributes), service: principal.source.service },
        parents: [],
      };

/** What is asked for, in the roles that hold it. */
export const actionEntity = (requested: ActionOrRole): Entity => {
  if ('role' in requested)
    return { uid: at('Action', `held ${requested.role}`), attrs: {}, parents: [at('Action', 'held')] };
  const { action } = requested;
  const parents: Entity['uid'][] = [];
  for (const service of services) {
    const grants = get(published(service), 'grants');
    for (const roles of isObject(grants) ? Object.keys(grants) : []) {
      if (textsAt(grants, roles).some((own) => service + own === action)) {
        parents.push(...roles.split(', ').map((role) => at('Action', `${role} of ${service}`)));
      }
    }
    for (const [type, actions] of Object.entries(actionsByResourceType[service] ?? {})) {
      const isOfType = action.startsWith(`${service}.${type}.`);
      if (actions.includes(action) || isOfType) parents.push(at('Action', `reached by ${type}`));
    }
  }
  return { uid: at('Action', action), attrs: {}, parents };
};
