import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { get, textAt, type JsonObject } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';

const again = 'write it with `terraform show -json`, which gives the same in a form that iamlint reads';

/** Why a plan or state is of a version that is not read; undefined where it is read. Formats: 0.1 to 1.x; raw states: 4. */
export const versionProblem = (value: JsonObject, kind: 'plan' | 'state', origin: Origin): Finding | undefined => {
  const format = textAt(value, 'format_version');
  if (format !== undefined) {
    if (/^[01](\.\d+)?$/.test(format)) return undefined;
    return diagnostic(
      'schema-error',
      below(origin, 'format_version'),
      `this ${kind} has a \`format_version\` that iamlint does not know: it reads 0.1 to 1.x`,
      { help: `update iamlint, or write the ${kind} with a Terraform or OpenTofu of version 1` },
    );
  }
  const version = get(value, 'version');
  if (version === 4) return undefined;
  const isOld = typeof version === 'number' && version < 4;
  return diagnostic(
    'schema-error',
    below(origin, 'version'),
    isOld
      ? `this state has version ${version}, as Terraform before 0.12 wrote it, and iamlint reads version 4`
      : 'this state has a version that iamlint does not know: it reads version 4',
    { help: isOld ? `upgrade it with Terraform 0.12 or later, or ${again}` : again },
  );
};
