import type { AttributeState, Resource } from '../access/decide/question.ts';
import { servicesOf, type Services } from '../access/decide/contains.ts';
import { serviceSelectors } from '../access/decide/selector.ts';
import type { Account } from '../account/model/account.ts';
import type { Attribute, Target } from '../account/model/policy.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isUnknown } from '../source/unknown.ts';

/** What a thing has that an attribute of a target asks for: the value, the pattern itself, the first of several. */
const stateFor = ({ operator, value }: Attribute): AttributeState => {
  if (isUnknown(value)) return 'unknown';
  if (operator === 'stringExists') return String(value) === 'true' ? 'every' : 'none';
  if (typeof value === 'boolean') return { is: String(value) };
  const [first] = typeof value === 'string' ? [value] : value;
  return first === undefined ? 'unknown' : { is: first };
};

/** Services that stand for all of a selector, and that no policy of those looked at names. */
export type Example = (selector: Exclude<Services, string>) => string | undefined;

/** Says which service is looked at for a target: the one that it names, or an example of those that its selector covers. */
export const exampleOf =
  (catalogue: Catalogue, named: ReadonlySet<string>): Example =>
  (services) => {
    if ('service' in services) return services.service;
    const covered = catalogue
      .serviceNames()
      .filter((name) => catalogue.service(name)?.coveredBy[services.selector] === 'yes');
    return covered.find((name) => !named.has(name) && catalogue.actionsIn(name) !== undefined) ?? covered[0];
  };

/** The attributes of which a target that does not name them is about all there are. */
const narrowing = ['serviceInstance', 'resourceType', 'resource', 'region', 'resourceGroupId'];

/**
 * What a target is about as one thing to ask about: with the values that it asks for, and of what it does not name all there
 * are, so that whoever has the same there has it everywhere the target reaches. Undefined where it is about no service.
 */
export const sampleOf = (
  target: Target,
  example: Example,
  account: Account,
  catalogue: Catalogue,
): Resource | undefined => {
  const services = servicesOf(target);
  const service = typeof services === 'string' ? undefined : example(services);
  if (service === undefined) return undefined;
  const isOutsideGroups = catalogue.service(service)?.attributes.resourceGroupId === 'no';
  const said = target.attributes
    .filter(({ name }) => !serviceSelectors.includes(name) && !(isOutsideGroups && name === 'resourceGroupId'))
    .map((one) => [one.name, stateFor(one)] as const);
  const every = narrowing.map((name) => [name, 'every'] as const);
  return {
    service,
    attributes: {
      ...Object.fromEntries(every),
      ...(isOutsideGroups ? { resourceGroupId: 'none' as const } : {}),
      ...Object.fromEntries(said),
      ...(account.id === undefined ? {} : { accountId: { is: account.id } }),
    },
  };
};
