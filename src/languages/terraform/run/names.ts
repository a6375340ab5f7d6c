/**
 * What the names at the beginning of a reference mean in a module: `var`, `local`, `module`, types of resources. Each kind
 * of value is in a file of its own, and all of them work on a `Scope`.
 */
import type { Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import { moduleIn } from './calls.ts';
import { localIn, variableIn } from './named-values.ts';
import { namespace } from './repeated.ts';
import { resourceIn } from './resources.ts';
import { newScope, type Scope, type ScopeRequest } from './scope.ts';

/** A module with the values of its variables. */
export const createScope = (request: ScopeRequest): Scope => newScope(request, rootName);

const rootName = (scope: Scope, name: string): Value | undefined => {
  switch (name) {
    case 'var':
      return namespace('`var`', (variable) => variableIn(scope, variable));
    case 'local':
      return namespace('`local`', (local) => localIn(scope, local));
    case 'module':
      return namespace('`module`', (module) => moduleIn(scope, module));
    case 'data':
      return namespace('`data`', (type) =>
        namespace('`data`', (resource) => resourceIn(scope, `data.${type}.${resource}`)),
      );
    case 'path':
      return namespace(
        '`path`',
        (path) => pathIn(scope, path) ?? unknown(`\`path.${path}\` is known only when Terraform runs`),
      );
    case 'terraform':
    case 'self':
    case 'ephemeral':
      return unknown(`\`${name}\` is known only when Terraform runs`);
    default:
      if (scope.types.has(name))
        return namespace(`\`${name}\``, (resource) => resourceIn(scope, `${name}.${resource}`));
      return scope.module.broken ? unknown(`\`${name}\` may stand where a file could not be read`) : undefined;
  }
};

/** The value of `path.module` and `path.root`. */
const pathIn = ({ run, module, within }: Scope, name: string): string | undefined => {
  if (name === 'module') return run.pathOf(module.directory);
  return name === 'root' ? run.pathOf(within[0] ?? module.directory) : undefined;
};
