import { parseSync, Visitor } from 'oxc-parser';

/** One import of a module, as written. */
export interface Import {
  readonly specifier: string;
  /** Offset of the specifier in the text. */
  readonly offset: number;
}

type Source = { readonly type: string; readonly value?: unknown; readonly start: number } | null;

/** All that a TypeScript module imports: `import`, `export … from`, `import('…')`, types as well as values. */
export const importsOf = (file: string, text: string): readonly Import[] => {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: Import[] = [];
  const keep = ({ source }: { readonly source: Source }): void => {
    if (typeof source?.value === 'string') found.push({ specifier: source.value, offset: source.start });
  };
  new Visitor({
    ImportDeclaration: keep,
    ExportNamedDeclaration: keep,
    ExportAllDeclaration: keep,
    ImportExpression: keep,
    TSImportType: keep,
  }).visit(program);
  return found;
};
