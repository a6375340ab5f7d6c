/** Who may assume a trusted profile: rules on claims, and links to compute resources. */
import { unknown } from '../../../source/unknown.ts';
import type { Value } from '../../declared/declared.ts';
import type { Argument } from '../run/machine.ts';
import { keyOf, literal, type Text } from '../run/text.ts';
import { flagOf } from './arguments.ts';
import type { Call, Handler } from './call.ts';
import { deleteByName, replaceObject } from './change.ts';
import { fieldOf, type Field } from './declarations.ts';
import { identity } from './identity.ts';

export type TrustType = 'ibm_iam_trusted_profile_claim_rule' | 'ibm_iam_trusted_profile_link';

const flag = ({ args }: Call, name: string): Field | undefined => {
  const value = flagOf(args, name)?.value;
  return value === undefined ? undefined : fieldOf(value);
};

/** `claim:cn,operator:EQUALS,value:my_user`; the value may hold anything, and further conditions may follow it. */
const condition = /^\s*claim:([^,]*),\s*operator:([^,]*),\s*value:([^]*)$/;

/** The command takes the bare value, and the API a text of JSON. */
const asJson = (value: string): string => (/^["[{]/.test(value) ? value : JSON.stringify(value));

/** The conditions of one `--conditions`; unknown where they are not written down. */
const conditionsIn = (text: Text): readonly Value[] => {
  const known = literal(text);
  if (known === undefined) return [unknown('a condition of the rule is not known')];
  return known.split(/,\s*(?=claim:)/).map((one): Value => {
    const [, claim, operator, value] = condition.exec(one) ?? [];
    return claim === undefined || operator === undefined || value === undefined
      ? unknown('a condition of the rule could not be read')
      : new Map([
          ['claim', claim],
          ['operator', operator],
          ['value', asJson(value.trim())],
        ]);
  });
};

const conditions = ({ args, invocation }: Call): Field => {
  const given = args.flags.flatMap(({ name, value }) =>
    name === '--conditions' && value !== undefined ? [value] : [],
  );
  return {
    value: given.flatMap(({ text }) => conditionsIn(text)),
    range: given[0]?.range ?? invocation.range,
  };
};

/** What commands call a rule or a link by: its name, in the profile that it is of. */
const keyIn = (profile: Argument, name: Text): string => `${keyOf(profile.text)}\n${keyOf(name)}`;

const declare = (type: TrustType, call: Call, fields: Readonly<Record<string, Field | undefined>>): undefined => {
  const { args, declarations, invocation } = call;
  const [profile] = args.positional;
  if (profile === undefined) return;
  const name = flagOf(args, '--name')?.value;
  declarations.declare({
    type,
    fields: {
      profile_id: { value: identity('ibm_iam_trusted_profile', profile, call), range: profile.range },
      name: flag(call, '--name'),
      ...fields,
    },
    uncertainBecause: invocation.uncertainBecause,
    range: invocation.range,
    key: name && keyIn(profile, name.text),
  });
};

const claimRule = (call: Call): undefined =>
  declare('ibm_iam_trusted_profile_claim_rule', call, {
    type: flag(call, '--type'),
    realm_name: flag(call, '--realm-name'),
    cr_type: flag(call, '--cr-type'),
    expiration: flag(call, '--expiration'),
    conditions: conditions(call),
  });

/** `trusted-profile-rule-create PROFILE --type Profile-SAML --conditions claim:…,operator:…,value:… …` */
export const createClaimRule: Handler = claimRule;

/** The rule or link that the second argument names, as what goes by its name. */
const named = ({ args }: Call): Argument | undefined => {
  const [profile, name] = args.positional;
  if (profile === undefined || name === undefined) return undefined;
  const [first] = profile.text;
  if (first === undefined) return undefined;
  return { ...name, text: [...profile.text, { text: '\n', range: profile.range }, ...name.text] };
};

/** `trusted-profile-rule-update PROFILE RULE …` */
export const updateClaimRule: Handler = (call) => {
  const rule = named(call);
  if (rule !== undefined) replaceObject('ibm_iam_trusted_profile_claim_rule', rule, call);
  return claimRule(call);
};

/** `trusted-profile-rule-delete PROFILE RULE`, `trusted-profile-link-delete PROFILE LINK` */
export const deleteTrust =
  (type: TrustType): Handler =>
  (call) => {
    const one = named(call);
    if (one !== undefined) deleteByName(type, one, call);
    return undefined;
  };

/** `trusted-profile-link-create PROFILE --cr-type IKS_SA --link-crn CRN --link-namespace … --link-name …` */
export const createLink: Handler = (call) =>
  declare('ibm_iam_trusted_profile_link', call, {
    cr_type: flag(call, '--cr-type'),
    'link.0.crn': flag(call, '--link-crn'),
    'link.0.namespace': flag(call, '--link-namespace'),
    'link.0.name': flag(call, '--link-name'),
  });
