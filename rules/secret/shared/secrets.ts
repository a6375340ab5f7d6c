import { replacing, setting } from '../../../src/rule-api/edits.ts';
import type { Edit, Scalar } from '../../../src/finding/fix.ts';
import { assignment } from '../../../src/rule-api/repair/form.ts';
import { yaml, type Snippet } from '../../../src/snippet/snippet.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { Secret } from '../../../src/account/model/engine.ts';
import { below, type Origin, type Path } from '../../../src/source/place.ts';

/** The secrets whose credentials an engine makes, with or without an engine that is known to make them. */
export const secretsOf = ({ secrets, engines }: Account): readonly Secret[] =>
  secrets ?? engines.flatMap((engine) => engine.secrets ?? []);

/** A secret by its name, for messages. */
export const nameOfSecret = ({ name }: Secret): string =>
  name === undefined ? 'this secret' : `the secret \`${name}\``;

/** Where a field of a secret stands: its name is the same in every form. */
export const secretPlace = ({ origin }: Secret, ...path: Path): Origin => below(origin, ...path);

/** A field as it should be, where a file can be changed; what exists already is changed by a call. */
export const secretEdit = ({ form, origin }: Secret, field: Snippet, value: Snippet): readonly Repair[] => {
  if (form === 'setup') return [{ kind: 'edit', text: yaml`${field}: ${value}` }];
  return form === 'terraform' ? [assignment(below(origin, field.text), field, value)] : [];
};

/** The same for the text of the file; `was` is what is written there, where it is there. */
export const secretChange = ({ form, origin }: Secret, field: string, value: Scalar, was?: string): readonly Edit[] => {
  if (form !== 'setup' && form !== 'terraform') return [];
  const place = below(origin, field);
  return [was === undefined ? setting(place, value) : replacing(place, was, value)];
};
