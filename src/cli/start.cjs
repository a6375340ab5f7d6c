#!/usr/bin/env node
'use strict';

/*
 * The command's first file: loads the others, which lie beside it. Node's own loader would look for each in many ways.
 *
 * What V8 made of a file when it was built lies beside it, too: to compile them all anew takes as long as to start Node.
 * V8 refuses a cache of another version, or of a file of another length, and then compiles as usual. Caches are read from
 * this package alone and never written, so that nobody else can have put code into them.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const cacheOf = (filename) => {
  try {
    return readFileSync(`${filename}.cache`);
  } catch {
    return undefined;
  }
};

/*
 * V8 compiles a function of a WebAssembly module once more when it has done so much, to run faster. That of a grammar's
 * parser which is largest takes three times as long to compile as all else does for a small source, and the process ends no
 * sooner; so it is put off until it pays, at some ten kilobytes. These are the versions of Node that are known to have the
 * flag, with what V8 does by itself. (In the library this is for the program that uses it to say.)
 */
const usual = { 20: 1_800_000, 22: 13_000_000, 24: 13_000_000 }[Number.parseInt(process.versions.node, 10)];
const patient = 1_000_000_000;
let budget = usual;
const tierAfter = (wanted) => {
  if (usual === undefined || wanted === budget) return;
  require('node:v8').setFlagsFromString(`--wasm-tiering-budget=${wanted}`);
  budget = wanted;
};

const loaded = new Map();

/** As `require` does it for a file of the package. */
const load = (name) => {
  const target = loaded.get(name) ?? { exports: {} };
  if (!loaded.has(name)) {
    loaded.set(name, target);
    const filename = join(__dirname, name);
    // The build sees to it that the files are ASCII, which is read faster as Latin 1.
    const text = readFileSync(filename, 'latin1');
    // V8 refuses a cache that was made with other flags.
    tierAfter(usual);
    const run = new Script(text, { filename, cachedData: cacheOf(filename) }).runInThisContext();
    run(target.exports, (id) => (id.startsWith('./') ? load(id) : require(id)), target, filename, __dirname);
  }
  // What comes next is to compile a grammar.
  if (name === './treeSitter.cjs') tierAfter(patient);
  return target.exports;
};

/* To lint, nearly all of `core` is needed; with flags, which may ask for the version or for help, less is tried first. */
const [first = '-'] = process.argv.slice(2);
const isOther = ['rules', 'explain', 'roles', 'actions', 'catalogue', 'init'].includes(first);
load(first.startsWith('-') || isOther ? './main.cjs' : './core.cjs').start();
