import { shell } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';

// The day that version 1 ended is from `changelog-api.md` and `releases.md` of ibm-cloud-docs/secrets-manager@924dec1.
export default defineRule({
  id: 'retired-engine-api',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a script configures the engine with version 1 of the API, which no longer exists',
  messages: {
    found:
      '`{retired}` belongs to version 1 of the Secrets Manager API, which ended on 2023-10-31, so it does not configure the engine `{engine}`; use version 2',
  },
  *check({ account, report }) {
    for (const { name, retiredInterface, origin } of account.engines) {
      if (retiredInterface === undefined) continue;
      yield report(
        'found',
        origin,
        { retired: retiredInterface, engine: name },
        {
          help: 'a configuration of version 2 has a name and a type in addition to the key. `$API_KEY` is the key that the command has now',
          repairs: [
            {
              kind: 'edit',
              text: shell`ibmcloud secrets-manager configuration-create --configuration-prototype '{"config_type": "iam_credentials_configuration", "name": "iam-engine", "api_key": "'"$API_KEY"'"}'`,
            },
          ],
        },
      );
    }
  },
});
