/** The offset of the first character from `at` on that is no white space. */
export const afterBlank = (text: string, at: number): number => {
  let here = at;
  for (;;) {
    const code = text.charCodeAt(here);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return here;
    here += 1;
  }
};

/** The offset after the string that starts at `at`. */
export const stringEnd = (text: string, at: number): number => {
  let quote = at;
  for (;;) {
    quote = text.indexOf('"', quote + 1);
    if (quote === -1) return text.length;
    let before = quote - 1;
    while (text.charCodeAt(before) === 92) before -= 1;
    // An even number of backslashes escape each other and leave the quote alone.
    if ((quote - before) % 2 === 1) return quote + 1;
  }
};

/** The offset after the value that starts at `at`, whatever it holds. */
export const valueEnd = (text: string, at: number): number => {
  let here = at;
  let depth = 0;
  while (here < text.length) {
    const code = text.charCodeAt(here);
    if (code === 34) {
      here = stringEnd(text, here);
      if (depth === 0) return here;
      continue;
    }
    if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      if (depth === 0) return here;
      depth -= 1;
      if (depth === 0) return here + 1;
    } else if (depth === 0 && (code === 44 || code === 32 || code === 10 || code === 13 || code === 9)) return here;
    here += 1;
  }
  return here;
};
