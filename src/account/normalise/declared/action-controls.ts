import { isReference, type Declaration, type Declared, type Value } from '../../../languages/declared/declared.ts';
import type { ControlAssignment, Controls, ControlTemplate } from '../controls.ts';
import { knownBlocks, knownText, textIn, textsIn, valueIn, type Values } from './values.ts';

const templateTypes = new Set(['ibm_iam_action_control_template', 'ibm_iam_action_control_template_version']);

/** What a template is called by: its id, or the address of what declares it; undefined where it may be any. */
const idOf = (value: Value | undefined): string | undefined =>
  isReference(value) ? value.reference.address : typeof value === 'string' ? value : undefined;

const templateOf = ({ address, values, origin }: Declared): readonly ControlTemplate[] => {
  const [control] = knownBlocks(values, 'action_control');
  if (control === undefined) return [];
  const { texts, unresolved } = textsIn(control, 'actions');
  const id = idOf(valueIn(values, 'action_control_template_id'));
  return [
    {
      ids: id === undefined ? [address] : [address, id],
      control: {
        name: knownText(values, 'name'),
        service: knownText(control, 'service_name'),
        actions: unresolved === undefined ? new Set(texts) : undefined,
        origin,
      },
    },
  ];
};

/** The account a target names, where it is surely one account. */
const accountOf = (target: Values | undefined): string | undefined => {
  if (target === undefined || knownText(target, 'type')?.toLowerCase() !== 'account') return undefined;
  const id = textIn(target, 'id');
  return typeof id === 'string' ? id : undefined;
};

const assignmentOf = ({ values }: Declared): ControlAssignment => {
  const [template] = knownBlocks(values, 'templates');
  const [target] = knownBlocks(values, 'target');
  return { template: idOf(template && valueIn(template, 'id')), account: accountOf(target) };
};

/** The action control templates of an enterprise that a declaration makes, and where it assigns them to. */
export const declaredControls = ({ resources }: Declaration): Controls => {
  const made = resources.filter(({ mode }) => mode === 'managed');
  return {
    templates: made.filter(({ type }) => templateTypes.has(type)).flatMap(templateOf),
    assignments: made.filter(({ type }) => type === 'ibm_iam_action_control_assignment').map(assignmentOf),
  };
};
