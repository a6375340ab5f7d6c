import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

/** The variable that the provider itself reads its key from, by any of its names. */
const deployersKey = /\b(?:ibmcloud|ibm_?cloud|ic|bluemix)_api_?key\b/i;

export default defineRule({
  id: 'engine-key-not-dedicated',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: 'the engine holds the API key of a person, or of whoever sets it up',
  messages: {
    user: 'the engine `{engine}` holds an API key of {who}, a person: it may do all that the person may, and stops with the account of the person; give it a key of a service ID made for it',
    caller:
      'the engine `{engine}` holds an API key of {who}, which also configures it: whoever sets it up needs more than the engine, and the engine has it all; give it a key of a service ID made for it',
    deployer:
      'the engine `{engine}` may hold the API key it is deployed with ({reason}): give it a key of a service ID made for it',
  },
  *check({ account, report }) {
    const nameOf = subjectNames(account);
    for (const engine of account.engines) {
      const { subject, caller, whyNoSubject = '', mode, name } = engine;
      if (mode !== 'api_key') continue;
      const help =
        'make a service ID with Editor on `iam-groups` and Operator on `iam-identity`, and write a key of it into the configuration';
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
