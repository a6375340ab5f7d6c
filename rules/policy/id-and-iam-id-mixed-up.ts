import { replacing } from '../../src/rule-api/edits.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { hcl, hclReference, type Snippet } from '../../src/snippet/snippet.ts';

const withinModule = (address: string): string =>
  address.replace(/^(?:.*\/\/)?(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/, '');

const edit = (argument: string, value: Snippet | undefined): readonly Repair[] => {
  const name = hclReference(argument);
  if (name === undefined || value === undefined) return [];
  return [{ kind: 'terraform', text: argument.endsWith('s') ? value : hcl`${name} = ${value}` }];
};

export default defineRule({
  id: 'id-and-iam-id-mixed-up',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'an identity in Terraform code is named by the other of its two ids',
  fix: {
    safety: 'safe',
    because: 'writes the other id of the same identity, where it is written out: IAM refuses this one',
  },
  messages: {
    id: '`{argument}` requires the `id` of the identity, which has no `iam-` before it, and `{written}` is its IAM id: IAM finds no such identity, and Terraform fails; write `{meant}`',
    iam_id:
      '`{argument}` requires the IAM id, which begins with `iam-`, and `{written}` is the `id` of the identity: IAM refuses it; write `{meant}`',
  },
  *check({ account, report }) {
    for (const { argument, written, wanted, meant, isExpression, origin } of account.mixedIds ?? []) {
      const [is, right] = isExpression ? [withinModule(written), withinModule(meant)] : [written, meant];
      const repairs = isExpression ? edit(argument, hclReference(right)) : [correction(origin, right)];
      const edits = isExpression ? [] : [replacing(origin, written, meant)];
      yield report(wanted, origin, { argument, written: is, meant: right }, { repairs, edits });
    }
  },
});
