'use strict';

/*
 * Run by the build, with the words of a command: runs the bundled command, and writes what V8 made of each file beside it,
 * where no earlier run has done so. The functions that the run used are in it; others are compiled when they are called.
 */
const { existsSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

// A cache holds the flags that V8 has when it is written.
v8.setFlagsFromString = () => {};
vm.Script = class extends vm.Script {
  constructor(text, { filename, cachedData }) {
    super(text, { filename, cachedData });
    process.on('exit', () => {
      if (!existsSync(`${filename}.cache`)) writeFileSync(`${filename}.cache`, this.createCachedData());
    });
  }
};
process.argv = [process.execPath, 'iamlint', ...process.argv.slice(2)];
require(resolve('dist/cli.cjs'));
