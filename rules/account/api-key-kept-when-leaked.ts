import { replacing } from '../../src/rule-api/edits.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'api-key-kept-when-leaked',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'an API key keeps working when IBM finds it in public',
  fix: {
    safety: 'safe',
    because: 'sets `action_when_leaked` to `disable`: a key that IBM finds in public stops working',
  },
  messages: {
    found:
      'the API key `{name}`{owner} keeps working when IBM finds it in public, so whoever else finds it can use it; set `action_when_leaked` to disable or delete it',
  },
  *check({ account, report }) {
    const nameOf = subjectNames(account);
    for (const { id, name, owner, whenLeaked, disabled, origin } of account.apiKeys) {
      if (whenLeaked !== 'none' || disabled === true) continue;
      yield report(
        'found',
        below(origin, 'action_when_leaked'),
        { name: name ?? id, owner: owner === undefined ? '' : ` of ${nameOf(owner)}` },
        {
          edits: [replacing(below(origin, 'action_when_leaked'), 'none', 'disable')],
          help: 'use `disable`, which can be undone, if a false alarm must not stop a program for good',
        },
      );
    }
  },
});
