import { hcl, hclReference, yaml } from '../../src/snippet/snippet.ts';
import { assignment } from '../../src/rule-api/repair/form.ts';
import { below } from '../../src/source/place.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretChange, secretPlace, secretsOf } from './shared/secrets.ts';
import type { Secret } from '../../src/account/model/engine.ts';
import type { Repair } from '../../src/finding/finding.ts';

/** How a secret names its service ID, where that is the spelling of policies, and how it has to. */
const spelling = ({ form, serviceId, writtenServiceId }: Secret): { written: string; right: string } | undefined => {
  const written = writtenServiceId?.replace(/\.(\d+)\./g, '[$1].') ?? (form === 'export' ? undefined : serviceId);
  if (written?.startsWith('iam-ServiceId-') === true) return { written, right: written.slice('iam-'.length) };
  return written !== undefined && /(?:^|\.)ibm_iam_service_id\./.test(written) && written.endsWith('.iam_id')
    ? { written, right: written.replace(/iam_id$/, 'id') }
    : undefined;
};

const repairs = ({ form, writtenServiceId, origin }: Secret, right: string): readonly Repair[] => {
  if (form === 'terraform') {
    // A reference is code; what is no reference is a text.
    const code = writtenServiceId?.startsWith('iam-') === true ? undefined : hclReference(right);
    return code === undefined
      ? [assignment(below(origin, 'service_id'), hcl`service_id`, hcl`${right}`)]
      : [{ kind: 'terraform', text: hcl`service_id = ${code}` }];
  }
  return form === 'setup' ? [{ kind: 'edit', text: yaml`service_id: ${right}` }] : [];
};

export default defineRule({
  id: 'service-id-in-wrong-spelling',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a secret uses the policy form of a service ID, which Secrets Manager refuses',
  fix: {
    safety: 'safe',
    because: 'writes the other form of the same id, where it is written out: Secrets Manager refuses this one',
  },
  messages: {
    found:
      '{secret} names its service ID as `{written}`, the form of policies: Terraform accepts it, but Secrets Manager refuses it; write `{right}`',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const found = spelling(secret);
      if (found === undefined) continue;
      const { written, right } = found;
      yield report(
        'found',
        secretPlace(secret, 'service_id'),
        { secret: nameOfSecret(secret), written, right },
        // A setup says what is there, and is sent to nobody.
        {
          edits: written.startsWith('iam-') ? secretChange(secret, 'service_id', right, written) : [],
          repairs: repairs(secret, right),
          ...(secret.form === 'setup' ? { severity: 'warning' } : {}),
        },
      );
    }
  },
});
