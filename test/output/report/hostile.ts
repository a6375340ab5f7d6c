import { shell } from '../../../src/snippet/snippet.ts';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import type { Report } from '../../../src/output/report/report.ts';
import { brokenEngine } from './broken-engine.ts';

/** Of the form of an API key, and made up. */
export const plantedKey = 'Tq7xV-0bLz9_pWc3RmK8sYd2HfN6jGa1UeXo5iBvZt4M';

/** What somebody may write as a name: each would be obeyed by a terminal, a build server, a browser or a spreadsheet. */
export const hostileNames: readonly string[] = [
  '::error file=a,line=1::owned',
  'x\n::set-output name=a::b',
  '\r::warning::x',
  '##vso[task.setvariable variable=a]b',
  'a\n##[error]b',
  ']]>',
  '<![CDATA[x]]>',
  '</script><script>alert(1)</script>',
  '--><img src=x onerror=alert(1)><!--',
  '"><svg/onload=alert(1)>',
  '&lt;b&gt; &#x41; &amp;',
  '%0A::error::x %25 %0D',
  '| a | b |',
  '`code` ``two`` ```three```',
  '```\n# heading\n```',
  '[link](javascript:alert(1)) ![i](http://example.com/i.png)',
  'https://example.com www.example.com a@example.com @octocat #17 GH-3',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '\uff1d1+1',
  'a"b,c;d\te',
  '\x1b[31mred\x1b[0m \x1b]8;;http://example.com\x07x\x1b]8;;\x07',
  '\0\x07\x08\x7f\x85',
  '\u202egnp.exe \u2066x\u2069 \u200b\ufeff',
  'a\ud800b \udc00',
  '\ufffe\uffff \u{1ffff}',
  '\u2028\u2029',
  `key ${plantedKey}`,
  `api_key=${plantedKey}`,
  '$(touch x) `touch x` ${x} $x \\',
  '../../etc/passwd',
  'C:\\x\\y',
  '',
  ' ',
  ':',
  '#',
  '~~~',
  '    indented',
  'ß 日本 👩‍👩‍👧',
  'x'.repeat(100_000),
  '`'.repeat(3000),
  '<'.repeat(3000),
];

/** A finding that has a text wherever one can be. */
export const findingWith = (text: string, more: Partial<LocatedFinding> = {}): LocatedFinding => {
  const location = {
    file: text,
    line: 3,
    column: 5,
    endLine: 3,
    endColumn: 9,
    pointer: `/${text}`,
    excerpt: undefined,
  };
  return {
    rule: 'unknown-role',
    category: 'policy',
    severity: 'error',
    confidence: 'high',
    message: `role \`${text}\` is unknown: ${text}`,
    location: { ...location, excerpt: { text, start: 0, length: text.length } },
    related: [{ location, note: text }],
    help: text,
    repairs: [{ kind: 'cli', text: shell`ibmcloud iam ${text}`, undo: shell`ibmcloud iam ${text}` }],
    about: { account: text, subject: text, policy: text, actions: [text] },
    object: [text],
    ...more,
  };
};

/** A report that has a text wherever one can be. */
export const reportWith = (text: string): Report => ({
  ...brokenEngine,
  findings: [
    findingWith(text),
    findingWith(text, { severity: 'warning', confidence: 'low' }),
    findingWith(text, { severity: 'info' }),
  ],
  notChecked: [{ rule: 'idle-key', reason: text, obtain: shell`ibmcloud ${text}` }],
  skipped: [{ file: text, reason: text }],
  run: { ...brokenEngine.run, accounts: [text] },
});
