import type { Item, KindName } from '../recognise/recognised.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Json } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import * as compiled from './compiled.generated.js';
import { extraFaults } from './extra-checks.ts';
import type { SchemaError, Validator } from './validator.ts';
import { faultsOf } from './words.ts';

interface Explained {
  readonly validator: Validator;
  /** What to call an item itself. */
  readonly root: string;
}

const byKind: Readonly<Record<KindName, Explained>> = {
  policies: { validator: compiled.policy, root: 'this policy' },
  'access-groups': { validator: compiled.accessGroup, root: 'this access group' },
  members: { validator: compiled.member, root: 'this member' },
  'dynamic-rules': { validator: compiled.dynamicRule, root: 'this dynamic rule' },
  'service-ids': { validator: compiled.serviceId, root: 'this service ID' },
  'api-keys': { validator: compiled.apiKey, root: 'this API key' },
  'trusted-profiles': { validator: compiled.trustedProfile, root: 'this trusted profile' },
  users: { validator: compiled.user, root: 'this user' },
  roles: { validator: compiled.role, root: 'this role' },
  'account-settings': { validator: compiled.accountSettings, root: 'this document' },
  zones: { validator: compiled.zone, root: 'this network zone' },
  'network-rules': { validator: compiled.networkRule, root: 'this network rule' },
  configurations: { validator: compiled.configuration, root: 'this configuration' },
  secrets: { validator: compiled.secret, root: 'this secret' },
  'policy-templates': { validator: compiled.policyTemplate, root: 'this policy template' },
  'policy-assignments': { validator: compiled.policyAssignment, root: 'this policy assignment' },
  'external-interaction': { validator: compiled.externalInteraction, root: 'this document' },
  'public-access': { validator: compiled.publicAccess, root: 'this document' },
  'action-control-templates': { validator: compiled.actionControlTemplate, root: 'this action control template' },
  'action-control-assignments': { validator: compiled.actionControlAssignment, root: 'this action control assignment' },
  'engine-setup': { validator: compiled.engineSetup, root: 'this engine setup' },
  'access-test': { validator: compiled.accessTest, root: 'this access test' },
};

/** What a compiled validator says of a value. */
const errorsOf = (validator: Validator, value: Json): readonly SchemaError[] =>
  validator(value) ? [] : (validator.errors ?? []);

/** More of them would not be read, and the first ones often explain the rest. */
const maxFindings = 50;

const findingsOf = (kind: KindName, { value, origin }: Item): readonly Finding[] => {
  const { validator, root } = byKind[kind];
  const faults = [...faultsOf(errorsOf(validator, value), value, root), ...extraFaults(kind, value)];
  return faults.map(({ path, message, help, change }) => {
    const place = below(origin, ...path);
    return diagnostic('schema-error', place, message, {
      ...(help === undefined ? {} : { help }),
      // A word that is nearly one of few can mean nothing else, and what has it is read by nobody.
      ...(change === undefined ? {} : { fix: { safety: 'safe', edits: [{ place, change }] } }),
    });
  });
};

/** What is wrong with items that do not fit their schema: the first findings, and how many more there are. */
export const explain = (kind: KindName, wrong: readonly Item[]): readonly Finding[] => {
  const findings: Finding[] = [];
  let more = 0;
  for (const item of wrong) {
    // past the bound nothing is put into words any more, or a large export of another making would take minutes
    const found = findings.length < maxFindings ? findingsOf(kind, item) : [];
    const room = maxFindings - findings.length;
    findings.push(...found.slice(0, room));
    more += found.length > room ? found.length - room : room === 0 ? 1 : 0;
  }
  const last = findings.at(-1);
  if (more === 0 || last === undefined) return findings;
  const message = `${more} more findings like these in this document are not shown: fix the first ones, and lint again`;
  return [...findings, diagnostic('schema-error', last.place, message)];
};
