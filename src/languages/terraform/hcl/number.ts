/**
 * True for a number as Terraform writes it that a number of JavaScript holds exactly, as far as people write them:
 * Terraform's own have 512 bits.
 */
export const isSafeNumber = (written: string): boolean =>
  /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(written) &&
  written.length <= 17 &&
  Math.abs(Number(written)) <= Number.MAX_SAFE_INTEGER;
