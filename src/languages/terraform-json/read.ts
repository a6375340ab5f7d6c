/**
 * Plans and states of Terraform and OpenTofu in JSON: `plan` and `state` list instances, `resolve` follows references in the
 * configuration of a plan, `values` joins both.
 */
import type { Declaration, Declared } from '../declared/declared.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { ParsedDocument } from '../../input/parse/parsed.ts';
import { get, isObject } from '../../source/json.ts';
import { below, type Origin, type Path } from '../../source/place.ts';
import { argumentsIn } from './configuration.ts';
import { contentsOfPlan } from './plan.ts';
import { resolver } from './resolve.ts';
import { secretsIn, sensitivePaths } from './secrets.ts';
import { contentsOfState } from './state.ts';
import { isTerraformJson } from './matches.ts';
import { valuesIn } from './values.ts';
import { versionProblem } from './version.ts';

export interface TerraformReading {
  readonly declaration: Declaration;
  readonly problems: readonly Finding[];
  /** Where values stand that must not be shown, not even in an excerpt. */
  readonly sensitive: readonly Path[];
}

const nothing: Declaration = { resources: [], gaps: [] };

/**
 * What a plan or state of Terraform or OpenTofu declares; of a plan, as it is before or after it is applied. Of
 * resources that are not IBM's only plain-text secrets are reported. What is not as Terraform writes it is a finding, and a gap in the declaration.
 */
export const readTerraformJson = ({ ref, value }: ParsedDocument, view: 'after' | 'before'): TerraformReading => {
  const kind = isTerraformJson(value);
  if (kind === undefined || !isObject(value)) return { declaration: nothing, problems: [], sensitive: [] };
  const origin: Origin = { document: ref, path: [] };
  const sensitive = sensitivePaths(value);
  const secrets = secretsIn(value, ref, sensitive);
  const wrong = versionProblem(value, kind, origin);
  if (wrong !== undefined) {
    const gaps = [{ why: `the ${kind} \`${ref.source}\` could not be read`, origin }];
    return {
      declaration: { resources: [], gaps },
      problems: [wrong, ...secrets],
      sensitive,
    };
  }

  const { instances, faults, shortfalls } = kind === 'plan' ? contentsOfPlan(value, view) : contentsOfState(value);
  const configured = kind === 'plan' && view === 'after' ? get(get(value, 'configuration'), 'root_module') : undefined;
  const valuesOf = valuesIn(instances, argumentsIn(configured), resolver(instances));
  const resources = instances
    .filter(({ type }) => type.startsWith('ibm_'))
    .map((instance): Declared => ({
      mode: instance.mode,
      type: instance.type,
      address: instance.address,
      values: valuesOf(instance),
      origin: below(origin, ...instance.path),
      uncertainBecause: undefined,
      form: kind,
    }));
  return {
    declaration: {
      resources,
      gaps: [
        ...shortfalls.map(({ why, path }) => ({ why, origin: below(origin, ...path) })),
        ...faults.slice(0, 1).map(({ path }) => ({
          why: `the ${kind} \`${ref.source}\` could not be read completely`,
          origin: below(origin, ...path),
        })),
      ],
    },
    problems: [
      ...faults.map(({ path, message }) =>
        diagnostic('schema-error', below(origin, ...path), `${message}, which is not how Terraform writes a ${kind}`, {
          help: `write the ${kind} again: \`terraform show -json\``,
        }),
      ),
      ...shortfalls.map(({ path, message, help }) =>
        diagnostic('incomplete-export', below(origin, ...path), message, { help }),
      ),
      ...secrets,
    ],
    sensitive,
  };
};
