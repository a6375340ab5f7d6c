import type { Repair } from '../../finding/finding.ts';
import { hcl, inLines, json } from '../../snippet/snippet.ts';
import type { Place } from '../../source/place.ts';
import { isTerraform } from './form.ts';

/**
 * A test of a claim that is to stand among the conditions at a place.
 * @param text what the claim has to be; IAM takes JSON, so that it has quotes of its own
 */
export const claimTest = (place: Place, claim: string, text: string): Repair => {
  const value = JSON.stringify(text);
  if (!isTerraform(place)) {
    return { kind: 'edit', text: json`{ "claim": ${claim}, "operator": "EQUALS", "value": ${value} }` };
  }
  const lines = [
    hcl`conditions {`,
    hcl`  claim    = ${claim}`,
    hcl`  operator = ${'EQUALS'}`,
    hcl`  value    = ${value}`,
    hcl`}`,
  ];
  return { kind: 'terraform', text: inLines(lines) };
};
