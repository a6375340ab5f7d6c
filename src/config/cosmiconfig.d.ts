/** The class behind cosmiconfig 9's public function, as far as it is used; its own declarations leave it out. */
declare module 'cosmiconfig/dist/Explorer.js' {
  import type { Options } from 'cosmiconfig';

  export class Explorer<Config> {
    constructor(
      options: Omit<Options, 'loaders' | 'transform'> & {
        readonly moduleName: string;
        readonly loaders: Readonly<Record<string, (path: string) => Promise<unknown>>>;
        readonly transform: <Result>(result: Result) => Result;
        readonly metaConfigFilePath: null;
      },
    );
    search(from: string): Promise<{ readonly config: Config } | null>;
  }

  // Being CommonJS, it is all this in the bundle, and only named exports where tsx runs the sources.
  const all: { readonly Explorer: typeof Explorer } | undefined;
  export default all;
}
