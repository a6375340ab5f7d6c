import { get, isObject, listAt, textAt, type Json, type JsonObject } from '../../src/source/json.ts';
import { callOf, Refused, type Call } from './call.ts';
import { at, type Documents } from './documents.ts';
import { listsOf, plainId, setupsOf, shortNames, subjectOf, targetOf, type List, type Listed } from './listed.ts';
import { shellCommands } from './words.ts';

/** What IBM Cloud does when commands are typed, applied to documents that show an account. */
export interface IbmCloud {
  /** Runs commands; throws `Refused` where IBM Cloud refuses one. */
  readonly run: (text: string) => void;
}

const isPlatformRole = (name: string): boolean => /^(?:Viewer|Operator|Editor|Administrator)$/.test(name);

const roleId = (name: string, service: string): string => {
  if (isPlatformRole(name)) return `crn:v1:bluemix:public:iam::::role:${name}`;
  if (/^(?:Reader|Writer|Manager)$/.test(name)) return `crn:v1:bluemix:public:iam::::serviceRole:${name}`;
  const bare = name === 'Service ID creator' ? 'ServiceIdCreator' : name.replaceAll(' ', '');
  return `crn:v1:bluemix:public:${service}::::serviceRole:${bare}`;
};

/** Attributes of a target by the flags of commands on policies. */
const flagNames: ReadonlyMap<string, string> = new Map([
  ['service-name', 'serviceName'],
  ['service-instance', 'serviceInstance'],
  ['region', 'region'],
  ['resource-type', 'resourceType'],
  ['resource', 'resource'],
  ['resource-group-id', 'resourceGroupId'],
]);

const attributesOf = ({ flags }: Call): ReadonlyMap<string, string> =>
  new Map([...flags].flatMap(([flag, value]) => (flagNames.has(flag) ? [[flagNames.get(flag) ?? '', value]] : [])));

const targetText = (attributes: ReadonlyMap<string, string>): string =>
  [...attributes]
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .toSorted()
    .join(', ');

const subjectName = (id: string): string => (id.startsWith('AccessGroupId-') ? 'access_group_id' : 'iam_id');

const spelt = (id: string): string => (/^(?:ServiceId|Profile)-/.test(id) ? `iam-${id}` : id);

/** A policy as a list has its others: short, or of version 1 or 2 of the API. */
const policyFor = (
  list: List,
  subject: string,
  roles: readonly string[],
  attributes: ReadonlyMap<string, string>,
  account: string | undefined,
): JsonObject => {
  if (list.short && !list.items.some(({ value }) => isObject(get(value, 'resource')))) {
    const short = [...attributes].map(([name, value]) => {
      const [key] = [...shortNames].find(([, long]) => long === name) ?? [name];
      return [key, value] as const;
    });
    return { subject, roles, ...Object.fromEntries(short) };
  }
  const service = attributes.get('serviceName') ?? 'iam';
  const ids = roles.map((name) => ({ role_id: roleId(name, service), display_name: name }));
  const all = [...(account === undefined ? [] : [['accountId', account] as const]), ...attributes];
  const isOld = list.items.some(({ value }) => Array.isArray(get(value, 'resources')));
  const id = `00000000-0000-4000-8000-${String(list.items.length).padStart(12, '0')}`;
  if (isOld) {
    return {
      id,
      type: 'access',
      subjects: [{ attributes: [{ name: subjectName(subject), value: spelt(subject) }] }],
      roles: ids,
      resources: [{ attributes: all.map(([name, value]) => ({ name, value })) }],
    };
  }
  return {
    id,
    type: 'access',
    subject: { attributes: [{ key: subjectName(subject), operator: 'stringEquals', value: spelt(subject) }] },
    control: { grant: { roles: ids.map(({ role_id }) => ({ role_id })) } },
    resource: { attributes: all.map(([key, value]) => ({ key, operator: 'stringEquals', value })) },
  };
};

/** Settings by the flags of `account-settings-update`. */
const settingNames: ReadonlyMap<string, string> = new Map([
  ['allowed-ip-addresses', 'allowed_ip_addresses'],
  ['mfa', 'mfa'],
  ['restrict-create-service-id', 'restrict_create_service_id'],
  ['restrict-create-platform-apikey', 'restrict_create_platform_apikey'],
  ['session-expiration-in-seconds', 'session_expiration_in_seconds'],
  ['session-invalidation-in-seconds', 'session_invalidation_in_seconds'],
  ['max-sessions-per-identity', 'max_sessions_per_identity'],
  ['access-token-expiration-in-seconds', 'system_access_token_expiration_in_seconds'],
  ['refresh-token-expiration-in-seconds', 'system_refresh_token_expiration_in_seconds'],
]);

/** Sets settings of the account, wherever the documents show them. */
export const setSettings = (documents: Documents, changes: ReadonlyMap<string, string>): void => {
  let found = false;
  for (const file of documents.names) {
    const root = documents.value(file);
    for (const section of [['account', 'settings'], ['account_settings'], []] as const) {
      const settings = at(root, section);
      const isSettings = isObject(settings) && [...settingNames.values(), 'effective'].some((name) => name in settings);
      if (!isSettings) continue;
      found = true;
      const inside = isObject(settings['effective']) ? [...section, 'effective'] : section;
      for (const [name, value] of changes) documents.set(file, [...inside, name], value);
    }
  }
  if (!found) throw new Refused('no document shows the settings');
};

/** An account that documents show, with the files that commands have written. */
export const ibmCloud = (documents: Documents, accountOfDocuments?: string): IbmCloud => {
  const saved = new Map<string, Json>();
  const lists = (section: string): readonly List[] => listsOf(documents, section);
  const items = (section: string): readonly Listed[] => lists(section).flatMap((list) => list.items);

  // What `ibmcloud target -c` has chosen.
  let chosen: string | undefined;

  const accountId = (): string | undefined => chosen ?? homeId();

  const homeId = (): string | undefined =>
    accountOfDocuments ??
    documents.names
      .map((file) => documents.value(file))
      .map((root) => textAt(root, 'account_id') ?? textAt(get(root, 'account'), 'id'))
      .find((id) => id !== undefined);

  /** An identity by what commands call it. */
  const idOf = (name: string): string => {
    const known = [
      ...items('access_groups'),
      ...items('groups'),
      ...items('service_ids'),
      ...items('users'),
      ...items('resources'),
    ].find(({ value }) => [textAt(value, 'name'), textAt(value, 'email'), textAt(value, 'user_id')].includes(name));
    return plainId(textAt(known?.value, 'iam_id') ?? textAt(known?.value, 'id') ?? name.replace(/^E-MAIL-OF-/, ''));
  };

  const policyLists = (): readonly List[] => {
    const found = lists('policies');
    if (found.length > 0) return found;
    const [setup] = setupsOf(documents);
    if (setup !== undefined) return [{ file: setup, path: ['policies'], items: [], short: true }];
    throw new Refused('no document lists policies');
  };

  const policyOf = (id: string): Listed => {
    const found = [...items('policies'), ...items('authorizations')].find(({ value }) => textAt(value, 'id') === id);
    if (found === undefined) throw new Refused(`there is no policy ${id}`);
    return found;
  };

  /** The policy, where whoever it is for may be given other policies. */
  const changeable = (id: string): Listed => {
    const found = policyOf(id);
    if (get(found.value, 'template') !== undefined) throw new Refused(`policy ${id} is managed by a template`);
    refuseLocked(subjectOf(found.value) ?? '');
    return found;
  };

  const refuseLocked = (subject: string): void => {
    const id = plainId(subject);
    const locked = items('service_ids').some(
      ({ value }) =>
        plainId(textAt(value, 'id') ?? textAt(value, 'iam_id') ?? '') === id && get(value, 'locked') === true,
    );
    if (locked) throw new Refused(`${id} is locked`);
  };

  const refuseSecond = (subject: string, target: string, but?: string): void => {
    const same = items('policies').find(
      ({ value }) =>
        plainId(subjectOf(value) ?? '') === plainId(subject) &&
        targetOf(value) === target &&
        // Whether IAM tells policies apart by their conditions is not documented.
        get(value, 'condition') === undefined &&
        get(value, 'rule') === undefined &&
        (but === undefined || textAt(value, 'id') !== but),
    );
    if (same !== undefined) throw new Refused(`409: ${subject} has a policy on ${target || 'all services'}`);
  };

  const rolesOf = ({ flags }: Call): readonly string[] => {
    const roles = (flags.get('roles') ?? '').split(',').filter((role) => role !== '');
    if (roles.length === 0) throw new Refused('`--roles` is missing');
    return roles;
  };

  const fileOf = ({ flags }: Call): Json | undefined => {
    const file = flags.get('file');
    if (file === undefined) return undefined;
    const body = saved.get(file);
    if (body === undefined) throw new Refused(`there is no file ${file}`);
    return body;
  };

  const createPolicy = (call: Call): void => {
    const [name = ''] = call.arguments;
    const subject = idOf(name);
    refuseLocked(subject);
    const [list] = policyLists();
    if (list === undefined) return;
    const body = fileOf(call);
    if (body !== undefined) {
      refuseSecond(subject, targetOf(body));
      documents.add(list.file, list.path, body);
      return;
    }
    const attributes = attributesOf(call);
    refuseSecond(subject, targetText(attributes));
    documents.add(list.file, list.path, policyFor(list, subject, rolesOf(call), attributes, accountId()));
  };

  const updatePolicy = (call: Call): void => {
    const [name = '', id = ''] = call.arguments;
    const old = changeable(id);
    const subject = idOf(name);
    if (plainId(subjectOf(old.value) ?? '') !== subject) throw new Refused(`policy ${id} is not one of ${name}`);
    const attributes = attributesOf(call);
    refuseSecond(subject, targetText(attributes), id);
    const list = lists('policies').find(({ file }) => file === old.file);
    if (list === undefined) return;
    // An update replaces all: description, tags, condition and pattern are gone unless they are given again.
    documents.set(old.file, old.path, { ...policyFor(list, subject, rolesOf(call), attributes, accountId()), id });
  };

  const showPolicy = (call: Call, id: string): void => {
    const { value } = policyOf(id);
    const isNew = get(value, 'control') !== undefined;
    const needsTwo = isNew && (get(value, 'rule') !== undefined || get(get(value, 'resource'), 'tags') !== undefined);
    const shown = needsTwo && call.flags.get('api-version') !== 'v2' ? { type: 'UnsupportedVersion' } : value;
    if (call.output !== undefined) saved.set(call.output, shown);
  };

  const deletePolicy = (id: string): void => {
    const { file, path } = changeable(id);
    documents.remove(file, path);
  };

  const membersOf = (id: string): readonly Json[] => {
    const group = [...items('access_groups'), ...items('groups')].find(({ value }) => textAt(value, 'id') === id);
    const apart = documents.names.flatMap((file) => listAt(get(documents.value(file), 'members'), id));
    return [...listAt(group?.value, 'members'), ...apart];
  };

  const deleteGroup = (call: Call): void => {
    const id = idOf(call.arguments[0] ?? '');
    const group = [...items('access_groups'), ...items('groups')].find(({ value }) => textAt(value, 'id') === id);
    if (group === undefined) throw new Refused(`there is no access group ${id}`);
    const policies = items('policies').filter(({ value }) => subjectOf(value) === id);
    if ((membersOf(id).length > 0 || policies.length > 0) && !call.flags.has('recursive')) {
      throw new Refused(`the access group ${id} has members or policies`);
    }
    for (const { file, path } of policies.toReversed()) documents.remove(file, path);
    documents.remove(group.file, group.path);
  };

  const createGroup = (call: Call): void => {
    const [list] = [...lists('access_groups'), ...lists('groups')];
    if (list === undefined) throw new Refused('no document lists access groups');
    documents.add(list.file, list.path, {
      id: 'AccessGroupId-00000000-0000-4000-8000-000000000000',
      name: call.arguments[0] ?? '',
      members: [],
    });
  };

  const changeMembers = (call: Call, adds: boolean): void => {
    const [group = '', member = ''] = call.arguments;
    const found = [...items('access_groups'), ...items('groups')].find(
      ({ value }) => textAt(value, 'id') === idOf(group),
    );
    if (found === undefined) throw new Refused(`there is no access group ${group}`);
    const path = [...found.path, 'members'];
    if (adds) return documents.add(found.file, path, { iam_id: spelt(idOf(member)) });
    const nth = listAt(found.value, 'members').findIndex(
      (one) => plainId(typeof one === 'string' ? one : (textAt(one, 'iam_id') ?? '')) === idOf(member),
    );
    if (nth < 0) throw new Refused(`${member} is not in ${group}`);
    return documents.remove(found.file, [...path, nth]);
  };

  const lockServiceId = (call: Call, locked: boolean): void => {
    const id = idOf(call.arguments[0] ?? '');
    const found = items('service_ids').find(({ value }) => plainId(textAt(value, 'id') ?? '') === id);
    if (found === undefined) throw new Refused(`there is no service ID ${id}`);
    documents.set(found.file, [...found.path, 'locked'], locked);
  };

  const updateSettings = (call: Call): void => {
    const changes = [...call.flags].flatMap(([flag, value]) => {
      const name = settingNames.get(flag);
      return name === undefined ? [] : [[name, value] as const];
    });
    if (changes.length === 0) throw new Refused('no setting is named');
    setSettings(documents, new Map(changes));
  };

  const createAuthorization = (call: Call): void => {
    const [setup] = setupsOf(documents);
    const [source = '', target = '', roles = ''] = call.arguments;
    const instance = call.flags.get('source-service-instance-id');
    const account = call.flags.get('source-service-account');
    const body = fileOf(call);
    const [list] = lists('authorizations');
    const file = list?.file ?? setup;
    if (file === undefined) throw new Refused('no document lists authorizations');
    if (body !== undefined) return documents.add(file, list?.path ?? ['authorizations'], body);
    const short = {
      source: {
        service: source,
        ...(instance === undefined ? {} : { instance }),
        ...(account === undefined ? {} : { account }),
      },
      target: { ...(accountId() === homeId() ? {} : { account: accountId() ?? '' }), service: target },
      roles: roles.split(','),
    };
    const same = items('authorizations').find(
      ({ value }) =>
        JSON.stringify([get(value, 'source'), get(value, 'target')]) === JSON.stringify([short.source, short.target]),
    );
    if (same !== undefined) throw new Refused(`409: there is an authorization of ${source} on ${target}`);
    if (list !== undefined && !list.short) throw new Refused('authorizations of an export are not simulated');
    return documents.add(file, ['authorizations'], short);
  };

  const createKey = (call: Call): void => {
    const [name = '', owner = ''] = call.arguments;
    refuseLocked(idOf(owner));
    const [list] = [...lists('api_keys'), ...lists('apikeys')];
    if (list === undefined) throw new Refused('no document lists API keys');
    const key = { id: 'ApiKey-00000000-0000-4000-8000-000000000000', name, iam_id: spelt(idOf(owner)), locked: false };
    documents.add(list.file, list.path, key);
  };

  const patchRule = (call: Call): void => {
    const rule = [...items('network_rules'), ...items('rules')].find(
      ({ value }) => textAt(value, 'id') === call.arguments[0],
    );
    if (rule === undefined) throw new Refused(`there is no rule ${call.arguments[0]}`);
    const mode = call.flags.get('enforcement-mode');
    if (mode !== undefined) documents.set(rule.file, [...rule.path, 'enforcement_mode'], mode);
  };

  const updateRule = (call: Call): void => {
    const rule = [...items('network_rules'), ...items('rules')].find(
      ({ value }) => textAt(value, 'id') === call.arguments[0],
    );
    if (rule === undefined) throw new Refused(`there is no rule ${call.arguments[0]}`);
    // What the call does not give again is gone: this command replaces the whole rule.
    documents.set(rule.file, rule.path, {
      id: textAt(rule.value, 'id') ?? '',
      enforcement_mode: call.flags.get('enforcement-mode') ?? 'enabled',
      resources: [],
      contexts: [],
    });
  };

  const createZone = (call: Call): void => {
    const [list] = lists('zones');
    if (list === undefined) throw new Refused('no document lists network zones');
    const service = /^service_name=([\w-]+)$/.exec(call.flags.get('service-ref') ?? '')?.[1];
    if (service === undefined) throw new Refused('only a service reference is simulated');
    documents.add(list.file, list.path, {
      id: '00000000000000000000000000000000',
      name: call.flags.get('name') ?? '',
      addresses: [{ type: 'serviceRef', ref: { service_name: service } }],
      excluded: [],
    });
  };

  const perform = (call: Call): void => {
    const [, kind = '', verb = ''] =
      /^iam ((?:user|service|access-group|trusted-profile)-policy)(?:-(create|update|delete))?$/.exec(call.name) ?? [];
    if (kind !== '') {
      const [, id = ''] = call.arguments;
      if (verb === 'create') return createPolicy(call);
      if (verb === 'update') return updatePolicy(call);
      return verb === 'delete' ? deletePolicy(id) : showPolicy(call, id);
    }
    const [first = ''] = call.arguments;
    switch (call.name) {
      case 'iam account-settings-update':
        return updateSettings(call);
      case 'iam authorization-policy':
        return showPolicy(call, first);
      case 'iam authorization-policy-create':
        return createAuthorization(call);
      case 'iam authorization-policy-delete':
        return deletePolicy(first);
      case 'iam access-group-create':
        return createGroup(call);
      case 'iam access-group-delete':
        return deleteGroup(call);
      case 'iam access-group-service-id-add':
      case 'iam access-group-user-add':
      case 'iam access-group-trusted-profile-add':
        return changeMembers(call, true);
      case 'iam access-group-service-id-remove':
      case 'iam access-group-user-remove':
      case 'iam access-group-trusted-profile-remove':
        return changeMembers(call, false);
      case 'iam service-id-lock':
        return lockServiceId(call, true);
      case 'iam service-id-unlock':
        return lockServiceId(call, false);
      case 'iam service-api-key-create':
        return createKey(call);
      case 'cbr rule-patch':
        return patchRule(call);
      case 'cbr rule-update':
        return updateRule(call);
      case 'cbr zone-create':
        return createZone(call);
      default:
        throw new Refused(`\`${call.name}\` is not simulated`);
    }
  };

  return {
    run: (text) => {
      for (const command of shellCommands(text)) {
        const [program, name, flag, account] = command.words;
        if (program === 'ibmcloud' && name === 'target' && flag === '-c') chosen = account;
        else perform(callOf(command));
      }
    },
  };
};
