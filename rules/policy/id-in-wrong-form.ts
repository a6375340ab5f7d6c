import { attributeEdits, replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { type PolicyShape, isLiteral } from '../../src/account/model/policy-shape.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { holdsWildcard } from '../../src/access/decide/wildcard.ts';
import { partsOfCrn } from '../../src/account/model/crn.ts';
import { hexIdFault, isHexId, isUuid } from '../../src/account/model/id-form.ts';
import type { Account } from '../../src/account/model/account.ts';
import {
  plainAttribute,
  type Attribute,
  type AttributeShape,
  type TargetShape,
} from '../../src/account/model/policy.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import { iamIdOf, subjectOf } from '../../src/account/model/subject.ts';
import type { Place } from '../../src/source/place.ts';
import { isUnknown, type Unknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace, sourcePlace, subjectPlace } from '../../src/rule-api/policy-places.ts';
import { plainValue } from '../../src/rule-api/attributes.ts';

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
const instanceFault = (
  value: string,
  target: TargetShape | Unknown,
  account: Account,
  catalogue: Catalogue,
): Fault | undefined => {
  if (isUuid(value)) return undefined;
  // A CRN has a rule of its own.
  if (value.startsWith('crn:')) return undefined;
  const wanted = "the instance's GUID";
  if (value === account.id) return { is: 'the id of the account', wanted };
  const service = plainAttribute(target, 'serviceName');
  const byGuid = service !== undefined && catalogue.service(service)?.attributes.serviceInstance === 'yes';
  return byGuid ? { is: isHexId(value) ? 'no GUID' : 'a name', wanted } : undefined;
};

const attributeFault = (
  name: string,
  value: string,
  target: TargetShape | Unknown,
  account: Account,
  catalogue: Catalogue,
): Fault | undefined => {
  if (name === 'accountId') return accountFault(value);
  if (name === 'resourceGroupId') return groupFault(value);
  return name === 'serviceInstance' ? instanceFault(value, target, account, catalogue) : undefined;
};

const email = /^(?!IBMid-|appid-|BSS-)[^@\s:/]+@[^@\s:/]+\.[a-z]{2,}$/i;

const subjectFault = (name: string, value: string): Fault | undefined => {
  if (name !== 'iam_id' && name !== 'access_group_id') return undefined;
  if (name === 'access_group_id') {
    if (/^AccessGroupId-|^(?:iam-)?(?:ServiceId|Profile)-|^IBMid-|^ApiKey-/i.test(value) || isHexId(value)) {
      return undefined;
    }
    return { is: isUuid(value) ? 'a bare UUID' : 'a name', wanted: 'the id of the group, `AccessGroupId-…`' };
  }
  if (email.test(value)) return { is: 'an e-mail address', wanted: "the user's IAM id, such as `IBMid-…`" };
  if (value.startsWith('crn:')) return { is: 'a CRN', wanted: 'an IAM id' };
  if (isUuid(value)) return { is: 'a bare UUID', wanted: 'a UUID without a prefix' };
  const subject = subjectOf(value);
  // Whether the letters behind `IBMid-` may be lower-case, no source says: IBM's examples have both.
  const meant = subject.kind === 'user' ? value.replace(/^ibmid-/i, 'IBMid-') : iamIdOf(subject);
  return subject.kind === 'access_group' || meant === value
    ? undefined
    : { is: 'an id in another form', wanted: 'the IAM id', meant };
};

/** A value in a wrong form, and where among its like it stands. */
interface Found {
  readonly index: number;
  readonly attribute: Attribute;
  readonly about: { readonly name: string; readonly value: string; readonly is: string; readonly wanted: string };
  readonly meant: string | undefined;
}

/** The faults of values that a shape shows; in what policies of one shape differ, ids have their form. */
const faultsIn = (
  attributes: readonly AttributeShape[],
  faultOf: (name: string, value: string) => Fault | undefined,
): readonly Found[] =>
  attributes.flatMap((attribute, index) => {
    const value = isLiteral(attribute) ? plainValue(attribute) : undefined;
    if (!isLiteral(attribute) || value === undefined || value === '') return [];
    const fault = holdsWildcard(value) || isUnresolved(value) ? undefined : faultOf(attribute.name, value);
    if (fault === undefined) return [];
    const { is, wanted, meant } = fault;
    return [{ index, attribute, about: { name: attribute.name, value, is, wanted }, meant }];
  });

const inSubject = ({ notes }: PolicyShape): readonly Found[] => faultsIn(notes.subject ?? [], subjectFault);

/** A finding of what stands where there is but one way to correct it: a subject, or the source of an authorization. */
const correcting = (place: Place, { about, meant }: Found) => ({
  repairs: meant === undefined ? [] : [correction(place, meant)],
  edits: meant === undefined ? [] : [replacing(place, about.value, meant)],
});

export default defineRule({
  id: 'id-in-wrong-form',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'an id does not have the form that its attribute requires',
  fix: {
    safety: 'unsafe',
    because:
      'writes the id in the form that is required: the policy is refused or covers nothing now, and applies from then on',
  },
  messages: {
    wrong: '`{value}` is {is}, but `{name}` requires {wanted}',
    meant: '`{value}` is {is}, but `{name}` requires {wanted}: write `{meant}`',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const inTarget = ({ target }: PolicyShape): readonly Found[] =>
      isUnknown(target)
        ? []
        : faultsIn(target.attributes, (name, value) => attributeFault(name, value, target, account, catalogue));
    for (const { policy, match } of matchPolicies(account, 'all', inTarget)) {
      for (const { index, attribute, about, meant } of match) {
        const place = attributePlace(policy, index);
        if (meant === undefined) yield report('wrong', place, about);
        else {
          const repairs = attributeEdit(policy, index, { ...attribute, value: meant });
          const edits = attributeEdits(policy, index, attribute, { ...attribute, value: meant });
          yield report('meant', place, { ...about, meant }, { repairs, edits });
        }
      }
    }
    const inSource = ({ source }: PolicyShape): readonly Found[] =>
      source === undefined || isUnknown(source)
        ? []
        : faultsIn(source.attributes, (name, value) => attributeFault(name, value, source, account, catalogue));
    for (const [inShape, placeOf] of [
      [inSubject, subjectPlace],
      [inSource, sourcePlace],
    ] as const) {
      for (const { policy, match } of matchPolicies(account, 'all', inShape)) {
        for (const found of match) {
          const { index, about, meant } = found;
          const place = placeOf(policy, index);
          yield meant === undefined
            ? report('wrong', place, about)
            : report('meant', place, { ...about, meant }, correcting(place, found));
        }
      }
    }
  },
});
