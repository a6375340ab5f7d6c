/**
 * Patterns whose time may grow faster than the text, or of which the analyser cannot say, by how they are written, and
 * what bounds the texts that they are given, or the ways to match them.
 */
export const bounded: Readonly<Record<string, string>> = {
  [String.raw`/"(?:[^"\\]|\\.)*"/g`]: 'reads what JSON.stringify wrote, where every quote is closed',
  [String.raw`/,"roles":(\[[^\]]*\])/`]: 'reads the catalogue, which this project writes',
  [String.raw`/\[([^\]]+)\]\(([^)]+)\)/g`]: 'reads the pages of the rules, which this project writes',
  [String.raw`/^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/`]:
    'reads patterns of at most 1,000 characters: `isCostly` refuses longer ones',
  [String.raw`/(?:[^\S\n]{0,49}\n){25,}/g`]: 'an attempt ends after 25 lines of at most 49 blanks',
  [String.raw`/\biam[.-][\w.-]{0,100}\/|iam\w{0,40}\/(?:v[12]|identity)\//i`]:
    'an attempt begins at `iam` and ends after 100 characters',
  [String.raw`/\b(?:ibmcloud|bx|ic)\s{1,20}(?:-\S{1,100}\s{1,20}){0,5}(?:iam|secrets-manager|sm|cbr)\s|(?:iam|cbr)\.cloud\.ibm\.com|secrets-manager\.appdomain|\/api\/v1\/config\/iam_credentials|\/api\/v2\/configurations|secrets[-_]?manager\S{0,100}\/api\/v2\/secrets/i`]:
    'an attempt begins at a name of the command, and ends after five words of 100 characters',
  [String.raw`/^\s*(?:\w+=[` +
  '`' +
  String.raw`$(]*\s*|export\s+\w+=[` +
  '`' +
  String.raw`$("]*\s*|if\s+)*(?:ibmcloud|ic|bx|curl|export|read|cat|echo|for|[A-Z_][A-Z0-9_]*=)/`]:
    'each round ends at `=` or a blank, so that there is one way to match a line',
};
