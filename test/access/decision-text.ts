import type { Decision, MissingFact, Reason } from '../../src/access/decide/decision.ts';
import type { ActionOrRole } from '../../src/access/decide/question.ts';
import type { Role } from '../../src/account/model/policy.ts';

const actionText = (action: ActionOrRole): string => ('action' in action ? action.action : action.role);

export const reasonText = (reason: Reason): string => {
  switch (reason.kind) {
    case 'lacks':
      return `lacks ${reason.actions.map(actionText).join(', ')}`;
    case 'selector':
      return `${reason.selector} is not for ${reason.service}`;
    case 'no resource group':
      return `${reason.service} is in no resource group`;
    case 'other value':
      return `other ${reason.attribute}`;
    case 'narrower':
      return `only ${reason.attribute}=${reason.value}`;
    case 'not assignable':
      return `${reason.role} cannot stand on ${reason.selector}`;
    case 'expired':
      return `expired ${reason.at}`;
    case 'never':
      return 'never';
    case 'refused':
      return `refused: ${reason.why}`;
    case 'other source':
      return `other source ${reason.attribute}`;
    case 'not a member':
      return `not in ${reason.group}`;
  }
};

export const factText = (fact: MissingFact): string => {
  switch (fact.kind) {
    case 'value':
      return `value? ${fact.why}`;
    case 'role':
      return `${fact.custom ? 'custom role' : 'role'} ${fact.role}?`;
    case 'time':
      return `time? ${fact.when}`;
    case 'action control':
      return `control of ${fact.action}?`;
    case 'tags':
      return 'tags?';
    case 'undocumented':
      return `documented? ${fact.what}`;
    case 'resource':
      return `its ${fact.attribute}?`;
    case 'membership':
      return `in ${fact.group}?${fact.dynamic ? ' by rules' : ''}`;
    case 'gap':
      return `gap: ${fact.gap.why}`;
    case 'not given':
      return `not given: ${fact.extent}${fact.of === undefined ? '' : ` of ${fact.of}`}`;
  }
};

const roleText = ({ name, id }: Role): string => name ?? id ?? '?';

/**
 * A decision as a person would note it: the outcome, then one line for each thing that decides it, in order; a policy is
 * named by its id where it is not the only one, `p`.
 */
export const tell = (decision: Decision): readonly string[] => {
  const named = (id: string | undefined, text: string): string => (id === 'p' ? text : `${id}: ${text}`);
  const closest = (decision.outcome === 'granted' ? [] : decision.closest).map(({ policy, because }) =>
    named(policy.id, reasonText(because)),
  );
  if (decision.outcome === 'granted') {
    const by = decision.by.map(({ policy, role, through }) =>
      named(policy.id, `${roleText(role)}${through === undefined ? '' : ` through ${through.group}`}`),
    );
    return ['granted', ...by];
  }
  const facts = (decision.outcome === 'unknown' ? decision.facts : []).map((fact) =>
    'policy' in fact ? named(fact.policy.id, factText(fact)) : factText(fact),
  );
  return [decision.outcome, ...facts, ...closest];
};
