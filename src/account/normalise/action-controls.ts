import type { Recognised } from '../../input/recognise/recognised.ts';
import type { Declaration } from '../../languages/declared/declared.ts';
import { get, textAt, textsAt } from '../../source/json.ts';
import type { Account } from '../model/account.ts';
import type { ControlAssignment, Controls, ControlTemplate } from './controls.ts';
import { declaredControls } from './declared/action-controls.ts';

const exportedControls = (recognised: readonly Recognised[]): Controls => {
  const itemsOf = (kind: Recognised['kind']) =>
    recognised.filter((one) => one.kind === kind).flatMap(({ items }) => items);
  return {
    templates: itemsOf('action-control-templates').flatMap(({ value, origin }): readonly ControlTemplate[] => {
      const control = get(value, 'action_control');
      const service = textAt(control, 'service_name');
      if (service === undefined || textAt(value, 'state') === 'deleted') return [];
      const id = textAt(value, 'id');
      const actions = new Set(textsAt(control, 'actions'));
      return [
        { ids: id === undefined ? [] : [id], control: { name: textAt(value, 'name'), service, actions, origin } },
      ];
    }),
    assignments: itemsOf('action-control-assignments').flatMap(({ value }): readonly ControlAssignment[] => {
      const target = get(value, 'target');
      const template = textAt(get(value, 'template'), 'id');
      const isAccount = textAt(target, 'type')?.toLowerCase() === 'account';
      return template === undefined ? [] : [{ template, account: isAccount ? textAt(target, 'id') : undefined }];
    }),
  };
};

/** Whether a template is, or may be, assigned to an account: where no assignment of it was given, it may be anywhere. */
const mayReach = ({ ids }: ControlTemplate, assignments: readonly ControlAssignment[], { id }: Account): boolean => {
  const its = assignments.filter(({ template }) => template === undefined || ids.includes(template));
  return id === undefined || its.length === 0 || its.some(({ account }) => account === undefined || account === id);
};

/**
 * Accounts with the action controls of an enterprise that are, or may be, assigned to them. Where an account is controlled
 * by a template that the input does not show, nothing tells.
 */
export const withActionControls = (
  accounts: readonly Account[],
  recognised: readonly Recognised[],
  declarations: readonly Declaration[],
): readonly Account[] => {
  const sources = [exportedControls(recognised), ...declarations.map(declaredControls)];
  const templates = sources.flatMap((source) => source.templates);
  if (templates.length === 0) return accounts;
  const assignments = sources.flatMap((source) => source.assignments);
  return accounts.map((account) => ({
    ...account,
    actionControls: templates
      .filter((template) => mayReach(template, assignments, account))
      .map(({ control }) => control),
  }));
};
