import type { Subject } from '../../account/model/subject.ts';

/**
 * What is known of one attribute of the resource asked about: its value; `none`, the resource has no such attribute;
 * `every`, the question is about all there are, so that a policy narrowed to one is not enough; `unknown`, no input says.
 */
export type AttributeState = { readonly is: string } | 'none' | 'every' | 'unknown';

/** What somebody wants to act on. Attributes that `facts` does not name are unknown. */
export interface Resource {
  readonly service: string;
  readonly attributes: Readonly<Record<string, AttributeState>>;
}

/** What is known of an attribute of a resource. Names of attributes come from inputs: `constructor` is one like any other. */
export const attributeStateOf = ({ attributes }: Resource, name: string): AttributeState =>
  (Object.hasOwn(attributes, name) ? attributes[name] : undefined) ?? 'unknown';

/** Who wants to act: a subject of access policies, or service instances as the source of authorizations. */
export type Principal = { readonly subject: Subject } | { readonly source: Resource };

/** An action, or a role held as such: the way to ask for what a role does where that is not published. */
export type ActionOrRole = { readonly action: string } | { readonly role: string };

const known = (value: string | undefined): AttributeState => (value === undefined ? 'unknown' : { is: value });

/** A service of the account itself (`iam-groups`, `iam-identity`, …): all its objects, or one of a type. */
export const accountResource = (
  service: string,
  accountId: string | undefined,
  object?: { readonly type: string | undefined; readonly id: string | undefined },
): Resource => ({
  service,
  attributes: {
    accountId: known(accountId),
    resourceGroupId: 'none',
    resourceType: object === undefined ? 'every' : known(object.type),
    resource: object === undefined ? 'every' : known(object.id),
  },
});

/** An instance of a service, as a whole: nothing that lies inside it, such as a secret group. */
export const instanceResource = (
  service: string,
  instance: {
    readonly accountId: string | undefined;
    readonly guid: string | undefined;
    readonly region: string | undefined;
    readonly resourceGroup: string | undefined;
  },
): Resource => ({
  service,
  attributes: {
    accountId: known(instance.accountId),
    serviceInstance: known(instance.guid),
    region: known(instance.region),
    resourceGroupId: known(instance.resourceGroup),
    resourceType: 'none',
    resource: 'none',
  },
});
