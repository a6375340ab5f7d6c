/** A word as a shell takes it: in quotes where it holds what a shell would read as more than text. */
export const shellString = (text: string): string =>
  /^[\w.,/:@-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;

/** A string of HCL. */
export const hclString = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/([$%])\{/g, '$1$1{')}"`;
