import type { Repair } from '../../finding/finding.ts';
import { hcl, inLines, json } from '../../snippet/snippet.ts';
import type { Place } from '../../source/place.ts';
import { commandAt, isTerraform } from './form.ts';

/**
 * A test of a claim that is to stand among the conditions at a place; none for a script.
 * @param text what the claim has to be; IAM takes JSON, so that it has quotes of its own
 */
export const claimTest = (place: Place, claim: string, text: string): readonly Repair[] => {
  const value = JSON.stringify(text);
  // Among the words of a command, or in the body of a request, it has yet another form.
  if (commandAt(place) !== undefined) return [];
  if (!isTerraform(place)) {
    return [{ kind: 'edit', text: json`{ "claim": ${claim}, "operator": "EQUALS", "value": ${value} }` }];
  }
  const lines = [
    hcl`conditions {`,
    hcl`  claim    = ${claim}`,
    hcl`  operator = ${'EQUALS'}`,
    hcl`  value    = ${value}`,
    hcl`}`,
  ];
  return [{ kind: 'terraform', text: inLines(lines) }];
};
