type Attributes = Readonly<Record<string, string | undefined>>;

const withAttributes = (made: Element, attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
};

/** An element with its attributes and what is inside. A string becomes a text, whatever it holds. */
export const el = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  withAttributes(made, attributes);
  made.append(...inside);
  return made;
};

/** The same for drawings. */
export const svg = <Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: readonly (Node | string)[]
): SVGElementTagNameMap[Name] => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  withAttributes(made, attributes);
  made.append(...inside);
  return made;
};

/** A sentence in which names stand in backticks, as nodes: names become code. */
export const prose = (text: string): readonly (Node | string)[] => {
  const parts = text.split('`');
  // without a partner, the last backtick is one of the text
  const paired = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('`')];
  return paired.map((part, nth) => (nth % 2 === 1 ? el('code', {}, part) : part));
};

/** `1 finding`, `2 findings` */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
