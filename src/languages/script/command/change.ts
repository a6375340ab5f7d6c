/** Commands that change or take away what was made before them: what rules see is the account at the script's end. */
import { isReference, type Declared, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Argument } from '../run/machine.ts';
import { keyOf, literal, soleHole, valueOf } from '../run/text.ts';
import type { Call, Handler } from './call.ts';
import { refer } from './declarations.ts';
import type { Named } from './identity.ts';

/** Equal for values that are the same thing; undefined where it is not known what a value is. */
const same = (value: Value | undefined): string | undefined => {
  if (isReference(value)) return `@${value.reference.address}`;
  return typeof value === 'string' ? value.replace(/^iam-/, '') : undefined;
};

const mayEqual = (a: Value | undefined, b: Value | undefined): boolean => {
  const [one, other] = [same(a), same(b)];
  // What is made here has an ID that nobody can have written down before.
  if (isReference(a) !== isReference(b) && one !== undefined && other !== undefined) return false;
  return one === undefined || other === undefined || one === other;
};

const lineOf = ({ declarations, invocation }: Call): string => declarations.lineOf(invocation.range.start);

/** What a command names, without looking it up in the account: nothing comes of taking away what nothing here made. */
const meant = (type: Named, { text }: Argument, { declarations }: Call): Value => {
  const hole = soleHole(text)?.hole;
  if (isReference(hole)) return hole;
  const found = declarations.find(type, keyOf(text));
  return found === undefined ? valueOf(text) : refer(found, 'id');
};

/** Takes away what is certain to be meant, and leaves in doubt what may be. */
const remove = (call: Call, isMeant: (declared: Declared) => 'yes' | 'perhaps' | 'no', done: string): void => {
  const { declarations, invocation } = call;
  const { uncertainBecause } = invocation;
  // A function that nothing calls takes away nothing of what stands.
  const isIdle = invocation.isUncalled;
  declarations.change((declared) => {
    const holds = isMeant(declared);
    if (holds === 'no') return declared;
    const together = uncertainBecause === undefined || uncertainBecause === declared.uncertainBecause;
    if (holds === 'yes' && together) return undefined;
    if (isIdle && !together) return declared;
    return { ...declared, uncertainBecause: declared.uncertainBecause ?? `it may be ${done} on line ${lineOf(call)}` };
  });
};

/** Address of what an ID is of, where it was made or changed here. */
const addressOf = (type: string, id: Argument, call: Call): string | undefined => {
  const hole = soleHole(id.text);
  if (hole !== undefined && isReference(hole.hole)) return hole.hole.reference.address;
  return call.declarations.find(type, keyOf(id.text))?.address;
};

/** Whether a text with holes may be one that is known: it begins and ends as that does. */
const mayRead = (withHoles: string, known: string): boolean => {
  const parts = withHoles.split(/\0[^\0]*\0/);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  return (
    parts.length > 1 && known.length >= first.length + last.length && known.startsWith(first) && known.endsWith(last)
  );
};

/**
 * Whether something may be what a command means that names nothing made here: by a word that is not known it may mean any
 * of its type, and by one that is known what was made under a name that is not.
 */
const mayMean = (declared: Declared, type: string, name: Argument, { declarations }: Call): 'perhaps' | 'no' => {
  if (declared.type !== type) return 'no';
  if (literal(name.text) === undefined) return 'perhaps';
  const key = declarations.keyOf(declared.address);
  return key !== undefined && mayRead(key, keyOf(name.text)) ? 'perhaps' : 'no';
};

const policyAt = (id: Argument, call: Call): string | undefined => addressOf('policy', id, call);

/** What an update put something else in the place of: its values, and where it was made. */
export interface Replaced {
  readonly values: Declared['values'];
  /** `line 3` */
  readonly line: string;
}

/**
 * What is certain to stand there before a command that is certain to run. An ID that is written down may be in two examples
 * of a page, each on its own: only one that a command gave, or a variable holds, is told.
 */
const standingAt = (
  id: Argument,
  address: string | undefined,
  { declarations, invocation }: Call,
): Replaced | undefined => {
  const hole = soleHole(id.text);
  const declared = hole === undefined || hole.tag.startsWith('placeholder:') ? undefined : declarations.at(address);
  if (declared === undefined || declared.uncertainBecause !== invocation.uncertainBecause) return undefined;
  return { values: declared.values, line: String(declared.origin.path[0]) };
};

/** A thing with an ID of its own, such as a network rule, gives way to what is declared next. */
export const replaceObject = (type: string, id: Argument, call: Call): Replaced | undefined => {
  const address = addressOf(type, id, call);
  const before = standingAt(id, address, call);
  const isMeant = (declared: Declared): 'yes' | 'perhaps' | 'no' => {
    if (address !== undefined) return declared.address === address ? 'yes' : 'no';
    return declared.type === type ? 'perhaps' : 'no';
  };
  remove(call, isMeant, 'replaced');
  return before;
};

export const deleteObject = (type: string, id: Argument, call: Call): void => {
  const address = addressOf(type, id, call);
  const isKnownId = literal(id.text) !== undefined;
  remove(
    call,
    (declared) => {
      if (address !== undefined) return declared.address === address ? 'yes' : 'no';
      return isKnownId || declared.type !== type ? 'no' : 'perhaps';
    },
    'deleted',
  );
};

/** Takes away what goes by a name. */
export const deleteByName = (type: string, name: Argument, call: Call): void => {
  const address = addressOf(type, name, call);
  remove(
    call,
    (declared) => {
      if (address === undefined) return mayMean(declared, type, name, call);
      return declared.address === address && declared.type === type ? 'yes' : 'no';
    },
    'deleted',
  );
  if (address !== undefined && call.invocation.uncertainBecause === undefined) call.declarations.forget(address);
};

/** Changes the values that a command names; unknown where it is not certain that it runs, or that this one is meant. */
export const patchObject = (
  type: string,
  id: Argument,
  call: Call,
  values: Readonly<Record<string, Value | undefined>>,
): void => {
  const address = addressOf(type, id, call);
  const { uncertainBecause, isUncalled } = call.invocation;
  const isCertain = address !== undefined && uncertainBecause === undefined;
  if (isUncalled) return;
  const why = unknown(uncertainBecause ?? `it may be changed on line ${lineOf(call)}`);
  call.declarations.change((declared) => {
    const isOther = address === undefined ? mayMean(declared, type, id, call) === 'no' : declared.address !== address;
    if (isOther) return declared;
    const changed = new Map(declared.values);
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) changed.set(name, isCertain ? value : why);
    }
    return { ...declared, values: changed };
  });
};

/**
 * Makes room for what an update puts in a policy's place: an update replaces the target, the roles and the tags.
 * Of an ID that is not known here, any policy of the subject that is made before may be the one.
 */
export const replacePolicy = (
  { type, argument, subject }: { readonly type: string; readonly argument: string; readonly subject: Value },
  id: Argument,
  call: Call,
): Replaced | undefined => {
  const address = policyAt(id, call);
  const before = standingAt(id, address, call);
  remove(
    call,
    (declared) => {
      if (address !== undefined) return declared.address === address ? 'yes' : 'no';
      return declared.type === type && mayEqual(declared.values.get(argument), subject) ? 'perhaps' : 'no';
    },
    'replaced',
  );
  return before;
};

/** `service-policy-delete SERVICE_ID POLICY_ID` and its like; an authorization's ID is the only argument. */
export const deletePolicy =
  (type: string, argument: string, named: Named | undefined): Handler =>
  (call) => {
    const { positional } = call.args;
    const isAuthorization = type === 'ibm_iam_authorization_policy';
    const owner = isAuthorization ? undefined : positional[0];
    const id = positional[isAuthorization ? 0 : 1];
    if (id === undefined) return undefined;
    const address = policyAt(id, call);
    const isKnownId = literal(id.text) !== undefined;
    const subject = owner === undefined || named === undefined ? undefined : { value: meant(named, owner, call) };
    remove(
      call,
      (declared) => {
        if (address !== undefined) return declared.address === address ? 'yes' : 'no';
        // The ID of a policy that is made here is not known before: one that is written down is of another policy.
        if (isKnownId || declared.type !== type) return 'no';
        return subject === undefined || mayEqual(declared.values.get(argument), subject.value) ? 'perhaps' : 'no';
      },
      'deleted',
    );
    return undefined;
  };

const policyTypes: ReadonlySet<string> = new Set([
  'ibm_iam_service_policy',
  'ibm_iam_user_policy',
  'ibm_iam_access_group_policy',
  'ibm_iam_trusted_profile_policy',
  'ibm_iam_authorization_policy',
]);

/** Takes away the policy with an ID, of whatever kind it is. */
export const deletePolicyById = (id: Argument, call: Call): void => {
  const address = policyAt(id, call);
  const isKnownId = literal(id.text) !== undefined;
  remove(
    call,
    (declared) => {
      if (address !== undefined) return declared.address === address ? 'yes' : 'no';
      return isKnownId || !policyTypes.has(declared.type) ? 'no' : 'perhaps';
    },
    'deleted',
  );
};

const owned: Readonly<Record<Named, readonly (readonly [type: string, argument: string])[]>> = {
  ibm_iam_service_id: [
    ['ibm_iam_service_policy', 'iam_id'],
    ['ibm_iam_service_api_key', 'iam_service_id'],
  ],
  ibm_iam_access_group: [
    ['ibm_iam_access_group_policy', 'access_group_id'],
    ['ibm_iam_access_group_members', 'access_group_id'],
  ],
  ibm_iam_trusted_profile: [
    ['ibm_iam_trusted_profile_policy', 'iam_id'],
    ['ibm_iam_trusted_profile_claim_rule', 'profile_id'],
    ['ibm_iam_trusted_profile_link', 'profile_id'],
  ],
};

const lists = ['ibm_ids', 'iam_service_ids', 'iam_profile_ids'] as const;

const listOf: Readonly<Record<Named, (typeof lists)[number] | undefined>> = {
  ibm_iam_service_id: 'iam_service_ids',
  ibm_iam_access_group: undefined,
  ibm_iam_trusted_profile: 'iam_profile_ids',
};

/** Those of a type that something declared puts into a group. */
const membersOf = (type: Named, { type: its, values }: Declared): readonly Value[] => {
  const list = listOf[type];
  const members = list === undefined || its !== 'ibm_iam_access_group_members' ? undefined : values.get(list);
  return Array.isArray(members) ? members : [];
};

/** Addresses of what a command may delete that names nothing made here. */
const perhapsGone = (type: Named, named: Argument, call: Call): ReadonlySet<string> => {
  const found = new Set<string>();
  call.declarations.change((declared) => {
    if (mayMean(declared, type, named, call) === 'perhaps') found.add(declared.address);
    return declared;
  });
  return found;
};

/** `service-id-delete NAME`, and its like: with it go its policies, keys and memberships. */
export const deleteIdentity =
  (type: Named): Handler =>
  (call) => {
    const [named] = call.args.positional;
    if (named === undefined) return undefined;
    const hole = soleHole(named.text);
    const address =
      hole !== undefined && isReference(hole.hole)
        ? hole.hole.reference.address
        : call.declarations.find(type, keyOf(named.text))?.address;
    const known = literal(named.text);
    const is = (value: Value | undefined): boolean =>
      address === undefined
        ? known !== undefined && same(value) === known.replace(/^iam-/, '')
        : same(value) === `@${address}`;
    const perhaps = address === undefined ? perhapsGone(type, named, call) : new Set<string>();
    /** Whether a value names one that may be meant: one made here, or anybody where it or the command says it by an unknown word. */
    const may = (value: Value | undefined): boolean =>
      isReference(value)
        ? perhaps.has(value.reference.address)
        : value !== undefined && (isUnknown(value) || (address === undefined && known === undefined));
    remove(
      call,
      (declared) => {
        const held = owned[type].flatMap(([kind, argument]) =>
          declared.type === kind ? [declared.values.get(argument)] : [],
        );
        if (declared.address === address || held.some(is)) return 'yes';
        const members = membersOf(type, declared);
        return perhaps.has(declared.address) || held.some(may) || members.some(may) ? 'perhaps' : 'no';
      },
      'deleted',
    );
    if (call.invocation.uncertainBecause !== undefined) return undefined;
    call.declarations.change((declared) => withoutMembers(declared, is));
    if (address !== undefined) call.declarations.forget(address);
    return undefined;
  };

const withoutMembers = (declared: Declared, isGone: (member: Value) => boolean): Declared | undefined => {
  if (declared.type !== 'ibm_iam_access_group_members') return declared;
  const values = new Map(declared.values);
  let left = 0;
  let changed = false;
  for (const list of lists) {
    const members = values.get(list);
    if (members === undefined) continue;
    const kept = Array.isArray(members) ? members.filter((member: Value) => !isGone(member)) : members;
    changed ||= Array.isArray(members) && Array.isArray(kept) && kept.length < members.length;
    left += Array.isArray(kept) ? kept.length : 1;
    values.set(list, kept);
  }
  if (!changed) return declared;
  return left === 0 ? undefined : { ...declared, values };
};

/** `access-group-service-id-remove GROUP ID`, and `…-purge`, which empties the group of that kind. */
export const removeMembers =
  (list: (typeof lists)[number], named: Named | undefined, all: boolean): Handler =>
  (call) => {
    const [group, ...members] = call.args.positional;
    if (group === undefined) return undefined;
    const { uncertainBecause, isUncalled } = call.invocation;
    if (isUncalled) return undefined;
    const from = meant('ibm_iam_access_group', group, call);
    const gone = members.map((member) =>
      named === undefined
        ? (literal(member.text) ?? unknown('it is not known who is removed'))
        : meant(named, member, call),
    );
    const why = uncertainBecause ?? `it may be removed on line ${lineOf(call)}`;
    call.declarations.change((declared) => {
      if (declared.type !== 'ibm_iam_access_group_members') return declared;
      const held = declared.values.get('access_group_id');
      if (!mayEqual(held, from)) return declared;
      const isGroup = same(held) !== undefined && same(held) === same(from);
      const listed = declared.values.get(list);
      if (listed === undefined) return declared;
      if (all && isGroup && uncertainBecause === undefined) return undefined;
      if (isUnknown(listed)) return declared;
      const isCertain = isGroup && uncertainBecause === undefined;
      const doubtful = (member: Value): boolean => all || gone.some((each) => mayEqual(each, member));
      const isGone = (member: Value): boolean =>
        isCertain && gone.some((each) => same(each) !== undefined && same(each) === same(member));
      const kept = withoutMembers(declared, isGone);
      if (kept === undefined) return undefined;
      const rest = kept.values.get(list);
      if (!Array.isArray(rest)) return kept;
      const [open, sure] = [rest.filter(doubtful), rest.filter((member: Value) => !doubtful(member))];
      if (open.length === 0) return kept;
      const perhaps: Declared = {
        ...kept,
        values: new Map([...(held === undefined ? [] : [['access_group_id', held] as const]), [list, open]]),
        uncertainBecause: kept.uncertainBecause ?? why,
      };
      return [{ ...kept, values: new Map(kept.values).set(list, sure) }, perhaps];
    });
    return undefined;
  };

/** `service-api-key-delete NAME SERVICE_ID`, `api-key-delete NAME`, `role-delete NAME`. */
export const deleteNamed =
  (type: string): Handler =>
  (call) => {
    const [name] = call.args.positional;
    if (name !== undefined) deleteByName(type, name, call);
    return undefined;
  };

/** True for a command that changes a policy that exists. */
export const isUpdate = (call: Call): boolean => call.name.endsWith('-policy-update');
