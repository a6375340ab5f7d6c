import { inspect } from 'node:util';

type Color = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan';

/** What sets text in a colour or a weight. */
export type Colors = Readonly<Record<Color, (text: string) => string>>;

/** Colours, by the codes that Node itself has for terminals; where they are not wanted, text stays as it is. */
export const createColors = (wanted: boolean): Colors => {
  const paint = (name: Color): ((text: string) => string) => {
    const codes = inspect.colors[name];
    if (!wanted || codes === undefined) return (text) => text;
    return (text) => `\u001B[${codes[0]}m${text}\u001B[${codes[1]}m`;
  };
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    yellow: paint('yellow'),
    blue: paint('blue'),
    green: paint('green'),
    cyan: paint('cyan'),
  };
};
