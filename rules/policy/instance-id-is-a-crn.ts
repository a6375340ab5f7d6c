import { attributeEdits, replacing } from '../../src/rule-api/edits.ts';
import { guidExpression, isCrn, partsOfCrn } from '../../src/account/model/crn.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isLiteral, type PolicyShape } from '../../src/account/model/policy-shape.ts';
import type { Attribute, AttributeShape, Policy } from '../../src/account/model/policy.ts';
import { declaredBy } from '../../src/account/model/unresolved.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { attributesOf, textsIn } from '../../src/rule-api/attributes.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributePlace, sourcePlace } from '../../src/rule-api/policy-places.ts';
import { attributeEdit } from '../../src/rule-api/repair/attribute-edit.ts';
import { hcl, hclReference, type Snippet } from '../../src/snippet/snippet.ts';
import { below, type Path, type Place } from '../../src/source/place.ts';
import { isUnknown } from '../../src/source/unknown.ts';

/** A CRN where the GUID of an instance belongs: in the target or in the source of policies of a shape. */
interface Found {
  readonly attribute: Attribute;
  readonly index: number;
  readonly written: string;
  readonly side: 'target' | 'source';
}

const found = (attributes: readonly AttributeShape[], side: Found['side']): readonly Found[] =>
  attributes.flatMap((attribute, index) => {
    if (attribute.name !== 'serviceInstance' || !isLiteral(attribute)) return [];
    const written = textsIn(attribute).find((text) => isCrn(text) && !isPlaceholder(text));
    return written === undefined ? [] : [{ attribute, index, written, side }];
  });

const inShape = (shape: PolicyShape): readonly Found[] => [
  ...found(attributesOf(shape), 'target'),
  ...(shape.source === undefined || isUnknown(shape.source) ? [] : found(shape.source.attributes, 'source')),
];

/** As the module writes it, which does not know what it is called by. */
const withinModule = (address: string): string =>
  (declaredBy(address) ?? address).replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)+/, '');

/** The GUID, in words and as code of Terraform. */
const guidOf = (written: string): { readonly text: string; readonly code: Snippet } | undefined => {
  const expression = guidExpression(withinModule(written));
  const code = expression === undefined ? undefined : hclReference(expression);
  if (expression !== undefined && code !== undefined) return { text: expression, code };
  const text = partsOfCrn(written)?.instance;
  return text === undefined ? undefined : { text, code: hcl`${text}` };
};

const argumentEdit = (argument: string | number | undefined, code: Snippet): readonly Repair[] => {
  const name = hclReference(String(argument ?? ''));
  return name === undefined ? [] : [{ kind: 'terraform', text: hcl`${name} = ${code}` }];
};

const pathOf = ({ layout }: Policy, { side, index }: Found): Path | undefined =>
  side === 'target' ? layout.each?.attributes[index] : layout.each?.source?.[index];

const placeOf = (policy: Policy, one: Found): Place => {
  const path = pathOf(policy, one);
  if (one.side === 'source') return sourcePlace(policy, one.index);
  return path !== undefined && policy.address !== undefined
    ? below(policy.origin, ...path)
    : attributePlace(policy, one.index);
};

const repairsOf = (policy: Policy, one: Found, { text, code }: { readonly text: string; readonly code: Snippet }) => {
  if (typeof one.attribute.value !== 'string') return [];
  if (policy.address !== undefined) {
    return declaredBy(policy.address) === undefined ? [] : argumentEdit(pathOf(policy, one)?.at(-1), code);
  }
  const isOfApi = policy.layout.version !== undefined;
  return one.side === 'target' || isOfApi ? attributeEdit(policy, one.index, { ...one.attribute, value: text }) : [];
};

/** The GUID in place of a CRN that is written out. */
const editsOf = (policy: Policy, { side, attribute, index, written }: Found, place: Place, guid: string) => {
  if (!written.startsWith('crn:') || typeof attribute.value !== 'string') return [];
  return side === 'target'
    ? attributeEdits(policy, index, attribute, { ...attribute, value: guid })
    : [replacing(place, attribute.value, guid)];
};

export default defineRule({
  id: 'instance-id-is-a-crn',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the CRN of a service instance stands where its GUID belongs',
  fix: {
    safety: 'unsafe',
    because:
      'writes the GUID that is part of the CRN: the policy covers nothing now, and covers the instance from then on',
  },
  messages: {
    target:
      '`{written}` is the CRN of the instance, but IAM compares `serviceInstance` with its GUID: the policy covers nothing',
    targetMeant:
      '`{written}` is the CRN of the instance, but IAM compares `serviceInstance` with its GUID: the policy covers nothing; write `{meant}`',
    source:
      '`{written}` is the CRN of the instance, but IAM compares `serviceInstance` with its GUID: the authorization is for no instance',
    sourceMeant:
      '`{written}` is the CRN of the instance, but IAM compares `serviceInstance` with its GUID: the authorization is for no instance; write `{meant}`',
    argument:
      '`{written}` is the CRN of the instance, but the provider makes the address of Secrets Manager of `instance_id`: it has to be the GUID',
    argumentMeant:
      '`{written}` is the CRN of the instance, but the provider makes the address of Secrets Manager of `instance_id`: write the GUID, `{meant}`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', inShape)) {
      for (const one of match) {
        const written = withinModule(one.written);
        const guid = guidOf(one.written);
        const place = placeOf(policy, one);
        if (guid === undefined) yield report(one.side, place, { written });
        else {
          const repairs = repairsOf(policy, one, guid);
          const edits = editsOf(policy, one, place, guid.text);
          yield report(`${one.side}Meant`, place, { written, meant: guid.text }, { repairs, edits });
        }
      }
    }
    for (const { written: address, origin } of account.instancesByCrn ?? []) {
      const written = withinModule(address);
      const guid = guidOf(address);
      if (guid === undefined) yield report('argument', origin, { written });
      else {
        const repairs = argumentEdit('instance_id', guid.code);
        yield report('argumentMeant', origin, { written, meant: guid.text }, { repairs });
      }
    }
  },
});
