/**
 * True for a number as Terraform writes it that a number of JavaScript holds exactly, as far as people write them:
 * Terraform's own have 512 bits.
 */
export const isSafeNumber = (text: string): boolean =>
  /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) &&
  text.length <= 17 &&
  Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER;
