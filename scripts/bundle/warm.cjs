'use strict';

/*
 * Run by the build: lints small inputs with the bundled command, and writes what V8 made of each file beside it. The
 * functions that a run uses are in it, those that it does not use are compiled when they are called.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname, resolve } = require('node:path');
const { Script } = require('node:vm');

const dist = resolve('dist');
const scripts = new Map();
const Module = module.constructor;
const plain = Module._extensions['.js'];

Module._extensions['.cjs'] = (target, filename) => {
  if (dirname(filename) !== dist) return plain(target, filename);
  const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename });
  scripts.set(filename, script);
  return script.runInThisContext()(target.exports, (id) => target.require(id), target, filename, dist);
};

process.on('exit', () => {
  for (const [filename, script] of scripts) writeFileSync(`${filename}.cache`, script.createCachedData());
});
process.argv = [
  process.execPath,
  'iamlint',
  'lint',
  'examples/broken-engine',
  'examples/terraform',
  '--no-config',
  '--format',
  'pretty',
];
require(resolve(dist, 'main.cjs'));
