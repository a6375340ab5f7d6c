/** The codes of ECMA-48 that turn each on and off again. */
const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

type Paint = (text: string) => string;

/** What sets text in a colour or a weight. */
export type Colors = Readonly<Record<keyof typeof codes, Paint>>;

/** Colours for a terminal; where they are not wanted, text stays as it is. */
export const createColors = (wanted: boolean): Colors => {
  const paint = ([on, off]: readonly [number, number]): Paint =>
    wanted ? (text) => `\u001B[${on}m${text}\u001B[${off}m` : (text) => text;
  return {
    bold: paint(codes.bold),
    dim: paint(codes.dim),
    red: paint(codes.red),
    green: paint(codes.green),
    yellow: paint(codes.yellow),
    blue: paint(codes.blue),
    cyan: paint(codes.cyan),
  };
};
