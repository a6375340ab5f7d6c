import type { Recognised } from '../../input/recognise/recognised.ts';
import { get, textAt, textsAt } from '../../source/json.ts';
import type { Account, ActionControl } from '../model/account.ts';

/** An action control template, and the accounts it is assigned to. */
interface Template {
  readonly control: ActionControl;
  readonly accounts: readonly string[];
  /** True where it is assigned to an account group or an enterprise, or no assignment of it was given: it may be anywhere. */
  readonly isAnywhere: boolean;
}

const templatesIn = (recognised: readonly Recognised[]): readonly Template[] => {
  const itemsOf = (kind: Recognised['kind']) =>
    recognised.filter((one) => one.kind === kind).flatMap(({ items }) => items);
  const assignments = itemsOf('action-control-assignments').map(({ value }) => value);
  return itemsOf('action-control-templates').flatMap(({ value, origin }): readonly Template[] => {
    const control = get(value, 'action_control');
    const service = textAt(control, 'service_name');
    if (service === undefined || textAt(value, 'state') === 'deleted') return [];
    const id = textAt(value, 'id');
    const targets = assignments
      .filter((assignment) => id !== undefined && textAt(get(assignment, 'template'), 'id') === id)
      .map((assignment) => get(assignment, 'target'));
    const isAccount = (target: (typeof targets)[number]): boolean =>
      textAt(target, 'type')?.toLowerCase() === 'account';
    return [
      {
        control: {
          name: textAt(value, 'name'),
          service,
          actions: new Set(textsAt(control, 'actions')),
          origin,
        },
        accounts: targets.flatMap((target) => (isAccount(target) ? (textAt(target, 'id') ?? []) : [])),
        isAnywhere: targets.length === 0 || !targets.every(isAccount),
      },
    ];
  });
};

/**
 * Accounts with the action controls of an enterprise that are, or may be, assigned to them. Where an account is controlled
 * by a template that the input does not show, nothing tells.
 */
export const withActionControls = (
  accounts: readonly Account[],
  recognised: readonly Recognised[],
): readonly Account[] => {
  const templates = templatesIn(recognised);
  if (templates.length === 0) return accounts;
  return accounts.map((account) => ({
    ...account,
    actionControls: templates
      .filter(
        ({ accounts: ids, isAnywhere }) => isAnywhere || (account.id === undefined ? true : ids.includes(account.id)),
      )
      .map(({ control }) => control),
  }));
};
