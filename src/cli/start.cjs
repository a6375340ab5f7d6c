#!/usr/bin/env node
'use strict';

/*
 * The command's first file. What V8 made of the other files when they were built lies beside them: to compile them anew
 * takes as long as to start Node. V8 refuses a cache of another version or of other code, and then compiles as usual.
 * Caches are read from this package alone and never written, so that nobody else can have put code into them.
 */
const { readFileSync } = require('node:fs');
const { basename, dirname } = require('node:path');
const { Script } = require('node:vm');

const Module = module.constructor;
const plain = Module._extensions['.js'];

/*
 * V8 compiles what a WebAssembly module does often once more, to run faster; the V8 of Node 20 begins with it so early
 * that for a small source it takes three times as long as all else, and the process ends no sooner. Later ones wait as
 * long by themselves as this one is told to.
 */
const compileGrammarsOnce = () => {
  if (process.versions.node.startsWith('20.')) require('node:v8').setFlagsFromString('--wasm-tiering-budget=13000000');
};

Module._extensions['.cjs'] = (target, filename) => {
  if (dirname(filename) !== __dirname) return plain(target, filename);
  if (basename(filename) === 'treeSitter.cjs') compileGrammarsOnce();
  let cachedData;
  try {
    cachedData = readFileSync(`${filename}.cache`);
  } catch {
    return plain(target, filename);
  }
  const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData });
  const run = script.runInThisContext();
  return run(target.exports, (id) => target.require(id), target, filename, __dirname);
};

require('./main.cjs');
