/** What CommonJS has in place of `import.meta.url`. */
const moduleUrl = "require('node:url').pathToFileURL(__filename).href";

/** A dynamic import of a file beside this one, or of a module of Node's own: it would start Node's loader of ES modules. */
const dynamicImport = /\bimport\(("(?:\.\/\w+\.cjs|node:[\w/]+)")\)/g;

/** Modules of Node's own that take a while to start, bound to a name; most runs never use them. */
const slowModule = /((?<=[\s,])[\w$]+=)(require\("node:(?:crypto|fs\/promises|module|os)"\))/g;

/** As a dynamic import gives it: what a CommonJS module exports is also its `default`. */
const required = (module: string): string =>
  `Promise.resolve().then(()=>{let it=require(${module});return{__proto__:it,default:it.default??it}})`;

const begin =
  '(run=>typeof module>"u"?run:run(exports,require,module,__filename,__dirname))((function(exports,require,module,__filename,__dirname){';
const end = '}));\n';

/**
 * A bundled file that does less before it begins its work. For the command, which runs it as a script, its value is the
 * function that Node would make of it by copying its text; as a module of Node's it calls that function.
 */
export const quickStart = (text: string): string =>
  begin +
  text
    .replaceAll('__moduleUrl', moduleUrl)
    .replaceAll(dynamicImport, (_, module: string) => required(module))
    .replaceAll(
      slowModule,
      (_, binding: string, module: string) => `${binding}new Proxy({},{get:(_,name)=>${module}[name]})`,
    ) +
  end;
