import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { holdsWildcard } from '../../src/access/decide/wildcard.ts';
import { partsOfCrn } from '../../src/account/model/crn.ts';
import { hexIdFault, isHexId, isUuid } from '../../src/account/model/id-form.ts';
import type { Account } from '../../src/account/model/account.ts';
import { plainAttribute, type Attribute, type Policy } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { iamIdOf, subjectOf } from '../../src/account/model/subject.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit, attributePlace, grantsOf, plainValue, subjectPlace } from '../../src/rule-api/grants.ts';

/** What a value is, and what belongs there: the thing in words, and the very value where it can be told. */
interface Fault {
  readonly is: string;
  readonly wanted: string;
  readonly meant?: string | undefined;
}

const hexId = (value: string, wanted: string): Fault | undefined => {
  const fault = hexIdFault(value);
  return fault === undefined ? undefined : { ...fault, wanted };
};

const accountFault = (value: string): Fault | undefined => {
  const fault = hexId(value, 'the id of the account, 32 hexadecimal digits');
  return fault === undefined ? undefined : { ...fault, meant: fault.meant ?? partsOfCrn(value)?.account };
};

const groupFault = (value: string): Fault | undefined => {
  const fault = hexId(value, 'the id of the resource group, 32 hexadecimal digits');
  const id = partsOfCrn(value)?.id ?? '';
  return fault === undefined ? undefined : { ...fault, meant: fault.meant ?? (isHexId(id) ? id : undefined) };
};

/** GUIDs differ from service to service: only those of a service that documents them are asked to be UUIDs. */
const instanceFault = (value: string, policy: Policy, account: Account, catalogue: Catalogue): Fault | undefined => {
  if (isUuid(value)) return undefined;
  const wanted = "the instance's GUID";
  if (value.startsWith('crn:')) return { is: 'a CRN', wanted, meant: partsOfCrn(value)?.instance };
  if (value === account.id) return { is: 'the id of the account', wanted };
  const service = plainAttribute(policy.target, 'serviceName');
  const byGuid = service !== undefined && catalogue.service(service)?.attributes.serviceInstance === 'yes';
  return byGuid ? { is: isHexId(value) ? 'no GUID' : 'a name', wanted } : undefined;
};

const attributeFault = (
  { name }: Attribute,
  value: string,
  policy: Policy,
  account: Account,
  catalogue: Catalogue,
): Fault | undefined => {
  if (name === 'accountId') return accountFault(value);
  if (name === 'resourceGroupId') return groupFault(value);
  return name === 'serviceInstance' ? instanceFault(value, policy, account, catalogue) : undefined;
};

const email = /^(?!IBMid-|appid-|BSS-)[^@\s:/]+@[^@\s:/]+\.[a-z]{2,}$/i;

const subjectFault = (name: string, value: string): Fault | undefined => {
  if (name === 'access_group_id') {
    if (/^AccessGroupId-|^(?:iam-)?(?:ServiceId|Profile)-|^IBMid-|^ApiKey-/i.test(value) || isHexId(value)) {
      return undefined;
    }
    return { is: isUuid(value) ? 'a bare UUID' : 'a name', wanted: 'the id of the group, `AccessGroupId-…`' };
  }
  if (email.test(value)) return { is: 'an e-mail address', wanted: "the user's IAM id, such as `IBMid-…`" };
  if (value.startsWith('crn:')) return { is: 'a CRN', wanted: 'an IAM id' };
  if (isUuid(value)) return { is: 'a bare UUID', wanted: 'an IAM id, such as `iam-ServiceId-…`' };
  const subject = subjectOf(value);
  const meant = iamIdOf(subject);
  return subject.kind === 'access_group' || meant === value
    ? undefined
    : { is: 'an id in another spelling', wanted: 'the IAM id', meant };
};

export default defineRule({
  id: 'id-in-wrong-form',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'an id is of another form than its attribute asks for',
  messages: {
    wrong: '`{value}` is {is}, and `{name}` asks for {wanted}',
    meant: '`{value}` is {is}, and `{name}` asks for {wanted}: write `{meant}`',
  },
  *check({ account, catalogue, report }) {
    const isSuspect = (policy: Policy): boolean =>
      policy.notes?.subject !== undefined ||
      (isKnown(policy.target) && policy.target.attributes.some((one) => faultIn(one, policy) !== undefined));
    const faultIn = (attribute: Attribute, policy: Policy): Fault | undefined => {
      const value = plainValue(attribute);
      return value === undefined ? undefined : attributeFault(attribute, value, policy, account, catalogue);
    };
    for (const policy of grantsOf(account, isSuspect)) {
      const attributes = isUnknown(policy.target) ? [] : policy.target.attributes;
      for (const [index, attribute] of attributes.entries()) {
        const value = plainValue(attribute);
        const fault = faultIn(attribute, policy);
        if (value === undefined || fault === undefined) continue;
        if (value === '' || holdsWildcard(value) || isPlaceholder(value)) continue;
        const { is, wanted, meant } = fault;
        const place = attributePlace(policy, index);
        const about = { name: attribute.name, value, is, wanted };
        yield meant === undefined
          ? report('wrong', place, about)
          : report(
              'meant',
              place,
              { ...about, meant },
              {
                repairs: [attributeEdit(policy, index, { ...attribute, value: meant })],
              },
            );
      }
      for (const [index, attribute] of (policy.notes?.subject ?? []).entries()) {
        const { name } = attribute;
        const value = plainValue(attribute);
        if (value === undefined || isPlaceholder(value) || (name !== 'iam_id' && name !== 'access_group_id')) continue;
        const fault = subjectFault(name, value);
        if (fault === undefined) continue;
        const { is, wanted, meant } = fault;
        const about = { name, value, is, wanted };
        yield meant === undefined
          ? report('wrong', subjectPlace(policy, index), about)
          : report(
              'meant',
              subjectPlace(policy, index),
              { ...about, meant },
              {
                repairs: [{ kind: 'edit', text: meant }],
              },
            );
      }
    }
  },
});
