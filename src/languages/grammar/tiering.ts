let prepare: (() => void) | undefined;

/**
 * Has `run` called once, before the first grammar is compiled. The command sets flags of V8 then, which are for the whole
 * process: where iamlint is a library, they are not its to set.
 */
export const beforeFirstGrammar = (run: () => void): void => {
  prepare = run;
};

/** To be called before a grammar is compiled. */
export const prepareToCompile = (): void => {
  prepare?.();
  prepare = undefined;
};
