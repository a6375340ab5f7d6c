import type { Expression } from '../syntax.ts';
import type { Module } from './module.ts';

/** The address an `import` block names, without its keys; undefined where it is none. */
const pathOf = (expression: Expression): string | undefined => {
  switch (expression.kind) {
    case 'variable':
      return expression.name;
    case 'attribute': {
      const of = pathOf(expression.of);
      return of === undefined ? undefined : `${of}.${expression.name}`;
    }
    case 'index':
      return pathOf(expression.of);
    default:
      return undefined;
  }
};

const withoutKeys = (address: string): string => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');

/**
 * Addresses of resources that an `import` block takes over: they existed before, and may have more access than this
 * configuration gives. The result is the part of `addresses` that is imported; expressions other than an address are not
 * followed.
 */
export const importedIn = (module: Module, prefix: string, addresses: readonly string[]): readonly string[] => {
  const wanted = new Set(
    module.files.flatMap(({ body }) =>
      body.blocks
        .filter(({ type }) => type === 'import')
        .flatMap(({ body: { attributes } }) => {
          const to = attributes.get('to');
          const path = to === undefined ? undefined : pathOf(to.expression);
          return path === undefined ? [] : [`${prefix}${path}`];
        }),
    ),
  );
  return wanted.size === 0 ? [] : addresses.filter((address) => wanted.has(withoutKeys(address)));
};
