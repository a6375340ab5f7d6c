/** Lines before JSON: nothing but ASCII, so that no offset in bytes differs from one in characters. */
const linesBefore = /^(?:(?![[{])[\x20-\x7e\t]*\r?\n){1,10}(?=[[{])/;

/** What the `ibmcloud` command prints while it works: "Getting policies under current account as me@example.com..." and "OK". */
const isProgress = (line: string): boolean =>
  line.trim() === 'OK' || (/^[A-Z][a-z]*ing\b/.test(line) && line.trimEnd().endsWith('...'));

/** How long the messages are that the `ibmcloud` command printed before JSON, in characters; 0 where there are none. */
export const headerLength = (text: string): number => {
  const [header = ''] = linesBefore.exec(text.slice(0, 4096)) ?? [];
  return header.split('\n').some(isProgress) ? header.length : 0;
};

/** The text with blanks for its first characters: each place stays where it is. */
export const blankStart = (text: string, length: number): string =>
  text.slice(0, length).replace(/[^\r\n]/g, ' ') + text.slice(length);
