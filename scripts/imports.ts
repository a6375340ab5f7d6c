import { parseSync, Visitor } from 'oxc-parser';

/** One import of a module, as written. */
export interface Import {
  readonly specifier: string;
  /** Offset of the specifier in the text. */
  readonly offset: number;
  /** It is an `import('…')`, which loads the module when it runs. */
  readonly isLate: boolean;
}

type Source = { readonly type: string; readonly value?: unknown; readonly start: number } | null;

/** All that a TypeScript module imports: `import`, `export … from`, `import('…')`, types as well as values. */
export const importsOf = (file: string, text: string): readonly Import[] => {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: Import[] = [];
  const keeping =
    (isLate: boolean) =>
    ({ source }: { readonly source: Source }): void => {
      if (typeof source?.value === 'string') found.push({ specifier: source.value, offset: source.start, isLate });
    };
  const keep = keeping(false);
  new Visitor({
    ImportDeclaration: keep,
    ExportNamedDeclaration: keep,
    ExportAllDeclaration: keep,
    ImportExpression: keeping(true),
    TSImportType: keep,
  }).visit(program);
  return found;
};
