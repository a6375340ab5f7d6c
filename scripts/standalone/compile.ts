/**
 * Compiles the command to one file. Run by Bun, with the JSON text of an `Order` as its argument; ends with 1 and the
 * reasons where the sources cannot be compiled.
 */

/** What is to be compiled. Paths are absolute. */
export interface Order {
  readonly outfile: string;
  /** The platform's name, as Bun's makers have it. */
  readonly platform: string;
  /** Bun for that platform. */
  readonly executablePath: string;
  /** Files and folders that the command finds beside its own file. */
  readonly assets: readonly string[];
}

/** The part of Bun that is used here. */
declare const Bun: { readonly build: (options: object) => Promise<unknown> };

const { outfile, platform, executablePath, assets }: Order = JSON.parse(process.argv[2] ?? '');

await Bun.build({
  entrypoints: ['src/cli/standalone.ts'],
  // A command loads what it needs and no more: without it, `--version` takes twice as long.
  splitting: true,
  format: 'esm',
  bytecode: true,
  minify: true,
  compile: {
    target: `bun-${platform}`,
    executablePath,
    outfile,
    assets,
    // Most runs end before a function has run often enough for its machine code to pay.
    jitPolicy: 10,
    // The working directory is what is linted: nothing in it may say how the command runs.
    autoloadDotenv: false,
    autoloadBunfig: false,
    autoloadTsconfig: false,
    autoloadPackageJson: false,
  },
});
