import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'api-key-kept-when-leaked',
  category: 'account',
  preset: 'strict',
  severity: 'warning',
  summary: 'nothing happens to an API key that IBM finds in public',
  messages: {
    found:
      'nothing happens to the API key `{name}`{owner} when IBM finds it in public: whoever else finds it goes on using it; let it be disabled or deleted (`action_when_leaked`)',
  },
  *check({ account, report }) {
    const nameOf = subjectNames(account);
    for (const { id, name, owner, whenLeaked, disabled, origin } of account.apiKeys) {
      if (whenLeaked !== 'none' || disabled === true) continue;
      yield report(
        'found',
        below(origin, 'action_when_leaked'),
        { name: name ?? id, owner: owner === undefined ? '' : ` of ${nameOf(owner)}` },
        { help: '`disable` can be taken back, where a program must not stop for a false alarm' },
      );
    }
  },
});
