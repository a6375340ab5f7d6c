/**
 * The files a config may be in; of several in one directory the first wins. In `package.json` it is the property
 * `iamlint`. None of them is code.
 */
export const configNames = [
  '.iamlintrc',
  '.iamlintrc.json',
  '.iamlintrc.yaml',
  '.iamlintrc.yml',
  'package.json',
] as const;
