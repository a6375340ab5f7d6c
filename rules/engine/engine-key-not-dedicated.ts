import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** The variable that the provider itself reads its key from, by any of its names. */
const deployersKey = /\b(?:ibmcloud|ibm_?cloud|ic|bluemix)_api_?key\b/i;

export default defineRule({
  id: 'engine-key-not-dedicated',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: 'the engine uses the API key of a user, or of the identity that sets it up',
  messages: {
    user: 'the engine `{engine}` has an API key of {who}, a user: it can do everything the user can, and stops when the user leaves; give it the API key of a dedicated service ID',
    caller:
      'the engine `{engine}` has an API key of {who}, which also configures it and so needs more access than the engine; give it the API key of a dedicated service ID',
    deployer:
      'the engine `{engine}` may use the API key that deploys it ({reason}); give it the API key of a dedicated service ID',
  },
  *check({ account, report }) {
    const nameOf = subjectNames(account);
    for (const engine of account.engines) {
      const { subject, caller, whyNoSubject = '', mode, name } = engine;
      if (mode !== 'api_key') continue;
      const help =
        'create a service ID with Editor on `iam-groups` and Operator on `iam-identity`, and put an API key of it into the configuration';
      if (subject?.kind === 'user') {
        yield report('user', engine.subjectOrigin, { engine: name, who: nameOf(subject) }, { help });
      } else if (subject !== undefined && caller?.id === subject.id) {
        const related = [{ place: engine.callerOrigin, note: 'configures the engine' }];
        yield report('caller', engine.subjectOrigin, { engine: name, who: nameOf(subject) }, { help, related });
      } else if (subject === undefined && deployersKey.test(whyNoSubject)) {
        yield report(
          'deployer',
          engine.subjectOrigin,
          { engine: name, reason: whyNoSubject },
          { help, confidence: 'low' },
        );
      }
    }
  },
});
