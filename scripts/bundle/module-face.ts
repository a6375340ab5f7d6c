import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { parseSync, Visitor, type Expression, type ParamPattern } from 'oxc-parser';

/** What other modules see of one of ours, and what it sees of others; types count for nothing. */
export interface ModuleFace {
  /** What it exports, and how many arguments that takes: undefined where it is no function, `Infinity` for any number. */
  readonly exports: ReadonlyMap<string, number | undefined>;
  /** Which names it wants of which of our modules, undefined for all. */
  readonly wants: readonly { readonly module: string; readonly names: readonly string[] | undefined }[];
}

const argumentsOf = (params: readonly ParamPattern[]): number =>
  params.some(({ type }) => type === 'RestElement') ? Infinity : params.length;

const takenBy = (value: Expression | null): number | undefined =>
  value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression'
    ? argumentsOf(value.params)
    : undefined;

const nameOf = (name: { readonly name: string } | { readonly value: string }): string =>
  'name' in name ? name.name : name.value;

/** A file's path from the root of the repository, with forward slashes. */
export const fromRoot = (path: string): string => relative('.', path).split(sep).join('/');

const faces = new Map<string, ModuleFace>();

/** One of our modules, by its path from the root of the repository. */
export const faceOf = (path: string): ModuleFace => {
  const known = faces.get(path);
  if (known !== undefined) return known;
  const exports = new Map<string, number | undefined>();
  const wants: { readonly module: string; readonly names: readonly string[] | undefined }[] = [];
  const want = (specifier: string, names: readonly string[] | undefined): void => {
    if (!specifier.startsWith('.')) return;
    wants.push({ module: fromRoot(resolve(dirname(path), specifier)), names });
  };
  new Visitor({
    ImportDeclaration: ({ importKind, specifiers, source }) => {
      if (importKind === 'type') return;
      const values = specifiers.filter((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type');
      const names = values.map((one) =>
        one.type === 'ImportSpecifier' ? nameOf(one.imported) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*',
      );
      want(source.value, names.includes('*') ? undefined : names);
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal') want(String(source.value), undefined);
    },
    ExportAllDeclaration: ({ source }) => {
      throw new Error(`${path} exports all of ${source.value}: the build follows names`);
    },
    ExportDefaultDeclaration: () => exports.set('default', undefined),
    ExportNamedDeclaration: ({ exportKind, declaration, specifiers, source }) => {
      if (exportKind === 'type') return;
      for (const { exported } of specifiers) exports.set(nameOf(exported), undefined);
      if (source !== null)
        want(
          source.value,
          specifiers.map(({ local }) => nameOf(local)),
        );
      if (declaration?.type === 'FunctionDeclaration' && declaration.id !== null) {
        exports.set(declaration.id.name, argumentsOf(declaration.params));
      }
      if (declaration?.type !== 'VariableDeclaration') return;
      for (const { id, init } of declaration.declarations) {
        if (id.type === 'Identifier') exports.set(id.name, takenBy(init));
      }
    },
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
  const face = { exports, wants };
  faces.set(path, face);
  return face;
};
