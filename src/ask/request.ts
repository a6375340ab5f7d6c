import { matchesPattern } from '../access/decide/wildcard.ts';
import { definedActions } from '../access/decide/role-actions.ts';
import type { ActionOrRole } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import type { RoleShape } from '../account/model/policy-shape.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { serviceInAction } from '../catalogue/service-in-action.ts';
import { isSharedAction } from '../catalogue/shared-action.ts';
import { nearest } from '../source/nearest.ts';
import { isUnknown } from '../source/unknown.ts';
import { misspelled, problem, type Problem } from './problem.ts';

/** What a question asks for. */
export interface Asked {
  /** As it is called in answers: an action, a pattern, or a role. */
  readonly name: string;
  readonly kind: 'action' | 'pattern' | 'role';
  readonly service: string;
  /** The actions, all of which are asked for; a role as such where what it does there is not known. */
  readonly requested: readonly ActionOrRole[];
}

/** Every action that some role has on a service, as far as published or listed; undefined where no one knows any. */
const actionsOn = (
  service: string,
  account: Account | undefined,
  catalogue: Catalogue,
): ReadonlySet<string> | undefined => {
  const published = catalogue.actionsIn(service);
  const own = (account?.roles ?? []).flatMap((role) =>
    role.service === undefined || role.service === service ? (role.actions ?? []) : [],
  );
  const shown = (account?.policies ?? []).flatMap(({ roles }) =>
    isUnknown(roles) ? [] : roles.flatMap((role) => (isUnknown(role) ? [] : (role.actions ?? []))),
  );
  return published === undefined && own.length + shown.length === 0
    ? undefined
    : new Set([...(published ?? []), ...own, ...shown]);
};

const ofEveryService = (text: string): Problem =>
  problem(`every service has \`${text}\`: say on which, \`on SERVICE\``);

const byAction = (
  text: string,
  on: string | undefined,
  account: Account | undefined,
  catalogue: Catalogue,
): Asked | Problem => {
  const service = on ?? serviceInAction(text, catalogue);
  if (service === undefined) {
    if (isSharedAction(text)) return ofEveryService(text);
    return problem(`it is not known which service \`${text}\` is an action of: say so, \`on SERVICE\``);
  }
  const known = actionsOn(service, account, catalogue);
  const isPattern = /[*?]/.test(text);
  if (!isPattern) {
    const asked: Asked = { name: text, kind: 'action', service, requested: [{ action: text }] };
    const isOpen = known === undefined || catalogue.actionsIn(service) === undefined;
    return isOpen || known.has(text)
      ? asked
      : misspelled(`no role of \`${service}\` has the action \`${text}\``, nearest(text, known));
  }
  if (known === undefined) return problem(`the actions of \`${service}\` are not published: name one, without \`*\``);
  const wanted = text.toLowerCase();
  const found = [...known].filter((action) => matchesPattern(wanted, action.toLowerCase())).toSorted();
  return found.length === 0
    ? problem(`no role of \`${service}\` has an action like \`${text}\``)
    : { name: text, kind: 'pattern', service, requested: found.map((action) => ({ action })) };
};

const isCustom = (role: RoleShape, service: string, account: Account | undefined): boolean =>
  account?.roles.some(
    (one) =>
      (one.service === undefined || one.service === service) &&
      (one.displayName === role.name || one.name === role.name || (role.id !== undefined && one.id === role.id)),
  ) ?? false;

const byRole = (
  text: string,
  service: string | undefined,
  account: Account | undefined,
  catalogue: Catalogue,
): Asked | Problem => {
  if (service === undefined) return problem(`roles are granted on a service: say on which, \`on SERVICE\``);
  const role = text.startsWith('crn:') ? { id: text, name: undefined } : { id: undefined, name: text };
  const name = catalogue.displayName(role, service);
  const its = catalogue.service(service);
  const published = [...(its?.platformRoles ?? []), ...(its?.serviceRoles ?? [])];
  const own = (account?.roles ?? []).flatMap(({ displayName, name: short }) => [displayName ?? short]);
  if (!published.includes(name) && !isCustom(role, service, account) && published.length > 0)
    return misspelled(`\`${service}\` has no role \`${text}\``, nearest(text, [...published, ...own]));
  const does = account === undefined ? undefined : definedActions(role, service, account, catalogue);
  const actions = does?.known === true ? [...does.actions].toSorted() : [];
  const requested = actions.length === 0 ? [{ role: name }] : actions.map((action) => ({ action }));
  return { name, kind: 'role', service, requested };
};

/** Names of roles have blanks, and no dots. */
const isAction = (text: string): boolean => !/[ :]/.test(text) && (text.includes('*') || /^[^.]+\.[^.]/.test(text));

/**
 * What is asked for: an action, a pattern of actions, or a role by name or CRN. A role stands for all it does on the service,
 * whoever has that by other roles has it, too.
 * @param service of the target; where it names none, that which the action begins with
 */
export const readRequest = (
  text: string,
  service: string | undefined,
  account: Account | undefined,
  catalogue: Catalogue,
): Asked | Problem =>
  isAction(text) ? byAction(text, service, account, catalogue) : byRole(text, service, account, catalogue);
