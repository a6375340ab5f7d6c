import type { Declared, Value } from '../../../languages/declared/declared.ts';
import { isReference } from '../../../languages/declared/declared.ts';
import { below } from '../../../source/place.ts';
import type { MixedId } from '../../model/account.ts';
import type { Scope } from './scope.ts';
import { placedItems } from './values.ts';

/**
 * Which id of a service ID or trusted profile an argument requires. `id` is sent to IAM Identity, which looks up the
 * `iam_id`; `iam_id` is written into the policy or key as it is. Source: the provider's `resource_ibm_iam_*.go`, 2026-08-05.
 */
const wanted: Readonly<Record<string, Readonly<Record<string, MixedId['wanted']>>>> = {
  ibm_iam_service_policy: { iam_service_id: 'id', iam_id: 'iam_id' },
  ibm_iam_trusted_profile_policy: { profile_id: 'id', iam_id: 'iam_id' },
  ibm_iam_service_api_key: { iam_service_id: 'iam_id' },
  ibm_iam_access_group_members: { iam_service_ids: 'id', iam_profile_ids: 'id' },
};

/** Attributes that are ids, of what declares an identity: a data source of service IDs gives a list of them. */
const idAttribute = /^(?:(?:service_ids|profiles)(?:\.\d+|\[[^\]]*\])\.)?(id|iam_id)$/;

const ofExpression = (
  value: Value,
  wants: MixedId['wanted'],
  scope: Scope,
): Pick<MixedId, 'written' | 'meant'> | undefined => {
  if (!isReference(value)) return undefined;
  const { address, attribute, type } = value.reference;
  const of = scope.at(address)?.type ?? type;
  if (of !== 'ibm_iam_service_id' && of !== 'ibm_iam_trusted_profile') return undefined;
  const is = idAttribute.exec(attribute)?.[1];
  // The `id` of a data source of service IDs is none of theirs.
  if (is === undefined || is === wants || (attribute === 'id' && /(?:^|[./])data\./.test(address))) return undefined;
  const start = `${address}.${attribute.slice(0, -is.length)}`;
  return { written: start + is, meant: start + wants };
};

const ofText = (text: Value, wants: MixedId['wanted']): Pick<MixedId, 'written' | 'meant'> | undefined => {
  if (typeof text !== 'string') return undefined;
  const [, prefix, id = ''] = /^(iam-)?((?:ServiceId|Profile)-[0-9a-f-]{36})$/.exec(text) ?? [];
  if (id === '' || (prefix === undefined) === (wants === 'id')) return undefined;
  return { written: text, meant: wants === 'id' ? id : `iam-${id}` };
};

/** Notes the identities that a resource of Terraform names by the other of their two ids. */
export const noteMixedIds = (declared: Declared, scope: Scope): void => {
  const { type, values, origin, form, mode } = declared;
  const of = Object.hasOwn(wanted, type) ? wanted[type] : undefined;
  if (of === undefined || mode === 'data' || (form !== 'hcl' && form !== 'plan')) return;
  for (const [argument, wants] of Object.entries(of)) {
    for (const { value, path } of placedItems(values, argument)) {
      const expression = ofExpression(value, wants, scope);
      const found = expression ?? ofText(value, wants);
      if (found === undefined) continue;
      const isExpression = expression !== undefined;
      const mixed: MixedId = { ...found, argument, wanted: wants, isExpression, origin: below(origin, ...path) };
      scope.draftOf(declared).mixedIds.push(mixed);
    }
  }
};
