'use strict';

/*
 * Run by the build, with names of files and the words of a command: runs the bundled command, and writes what V8 made of
 * these files beside them. The functions that the run used are in it; others are compiled when they are called.
 */
const { writeFileSync } = require('node:fs');
const { basename } = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

// A cache holds the flags that V8 has when it is written.
v8.setFlagsFromString = () => {};

const [node, , files, ...words] = process.argv;

vm.Script = class extends vm.Script {
  constructor(text, { filename }) {
    super(text, { filename });
    if (!files.split(',').includes(basename(filename, '.cjs'))) return;
    process.on('exit', () => writeFileSync(`${filename}.cache`, this.createCachedData()));
  }
};
process.argv = [node, 'iamlint', ...words];
require('../../dist/cli.cjs');
