#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

/* The command's first file: what Node is to keep of what it compiles is loaded after that is settled. */
keepCompiledCode(process.env);
void import('./main.ts').then(({ start }) => start());
