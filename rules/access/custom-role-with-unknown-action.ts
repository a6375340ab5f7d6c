import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { nearest } from '../../src/source/nearest.ts';
import { below } from '../../src/source/place.ts';
import { customRolesOf } from './shared/custom-roles.ts';
import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: 'custom-role-with-unknown-action',
  category: 'access',
  preset: 'strict',
  severity: 'error',
  asWritten: true,
  summary: 'a custom role names an action that its service does not have, probably a typo',
  fix: {
    safety: 'unsafe',
    because: 'writes the action that has the nearest name: that is a guess, and the role gives it',
  },
  messages: {
    found: '`{service}` has no action `{action}`, so IAM refuses the role `{role}`: did you mean `{meant}`?',
  },
  *check({ account, catalogue, report }) {
    for (const { id, name, service, actions = [], origin } of customRolesOf(account)) {
      const known = service === undefined ? undefined : catalogue.actionsIn(service);
      // A role that exists was accepted: its actions are newer than what is published.
      if (service === undefined || known === undefined || id !== undefined) continue;
      const held = new Set(actions);
      for (const [index, action] of actions.entries()) {
        if (known.has(action)) continue;
        // An action not published yet may look like one the role has beside it.
        const meant = nearest(
          action,
          [...known].filter((one) => !held.has(one)),
        );
        if (meant === undefined) continue;
        yield report(
          'found',
          below(origin, 'actions', index),
          { action, service, role: name, meant },
          {
            repairs: [correction(below(origin, 'actions', index), meant)],
            edits: [replacing(below(origin, 'actions', index), action, meant)],
          },
        );
      }
    }
  },
});
