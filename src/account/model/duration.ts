const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A lifetime in seconds: a number, with `s`, `m`, `h` or `d` behind it or nothing; undefined for any other text. */
export const secondsOf = (text: string): number | undefined => {
  const [, number = '', unit = 's'] = /^(\d{1,12})([smhd]?)$/.exec(text) ?? [];
  return number === '' ? undefined : Number(number) * (unitSeconds[unit === '' ? 's' : unit] ?? 1);
};
