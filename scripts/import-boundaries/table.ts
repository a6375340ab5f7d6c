import { categories, type Category } from '../../src/rule-api/define.ts';

/** What the modules of one folder may import besides each other, and why no more. */
export interface Boundary {
  readonly from: string;
  readonly mayImport: readonly string[];
  /** npm packages, and `node:*` for Node's own modules. */
  readonly packages: readonly string[];
  /** True where they do not import each other either. */
  readonly apart?: true;
  /** True for a folder that need not be there. */
  readonly optional?: true;
  readonly why: string;
}

/** What rules may see of the rest. */
const seenByRules = [
  'src/rule-api',
  'src/account/model',
  'src/access',
  'src/catalogue',
  'src/finding',
  'src/snippet',
  'src/source',
];

/** The rows of one category: a rule stands by itself, and shares what it has in common with others of its category only. */
const rowsOf = (category: Category): readonly Boundary[] => [
  {
    from: `rules/${category}`,
    mayImport: [...seenByRules, `rules/${category}/shared`],
    packages: [],
    apart: true,
    why: 'a rule sees the model of an account, never documents, files or other rules: one that needs more wants a better model',
  },
  {
    from: `rules/${category}/shared`,
    mayImport: seenByRules,
    packages: [],
    optional: true,
    why: 'what rules of one category share sees what a rule sees; what several categories use belongs into `src/rule-api`',
  },
];

/** The arrows between the folders, as ARCHITECTURE.md draws them. The longest `from` that fits a file is its row. */
export const boundaries: readonly Boundary[] = [
  {
    from: 'rules',
    mayImport: [...categories.map((category) => `rules/${category}`), 'src/rule-api/define.ts'],
    packages: [],
    why: 'the list of all rules holds nothing else',
  },
  ...categories.flatMap(rowsOf),
  {
    from: 'src/source',
    mayImport: [],
    packages: ['fastest-levenshtein'],
    why: 'texts, places and JSON values are what everything stands on',
  },
  {
    from: 'src/secrets',
    mayImport: ['src/source'],
    packages: [],
    why: 'what is a secret, and how it is masked, is one answer for all who read or show texts',
  },
  {
    from: 'src/snippet',
    mayImport: ['src/source', 'src/secrets'],
    packages: [],
    why: 'what people copy is masked and quoted where it is made, since nothing may change it afterwards',
  },
  {
    from: 'src/finding',
    mayImport: ['src/source', 'src/snippet'],
    packages: ['node:crypto'],
    why: 'a finding is data: what was seen and where, no matter who saw it or how it is shown',
  },
  {
    from: 'src/account/model',
    mayImport: ['src/source', 'src/snippet'],
    packages: [],
    why: 'the model is types and small look-ups; whatever fills it or asks it depends on it, never the reverse',
  },
  {
    from: 'src/catalogue',
    mayImport: ['src/source'],
    packages: ['node:fs'],
    why: 'the catalogue says what the cloud defines, not what an account does with it; of files it reads its own data',
  },
  {
    from: 'src/access',
    mayImport: ['src/source', 'src/snippet', 'src/account/model', 'src/catalogue'],
    packages: ['ipaddr.js'],
    why: 'access follows from the model and the catalogue alone; the evaluator knows no files, formats or rules',
  },
  {
    from: 'src/rule-api',
    mayImport: ['src/source', 'src/snippet', 'src/finding', 'src/account/model', 'src/catalogue', 'src/access'],
    packages: [],
    why: 'this is all that a rule may see',
  },
  {
    from: 'src/ask',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/account/model',
      'src/catalogue',
      'src/access',
      'src/rule-api',
    ],
    packages: [],
    why: 'a question about access is answered by the evaluator, with the evidence and repairs that rules have; it sees what a rule sees',
  },
  {
    from: 'src/input/discover',
    mayImport: ['src/source', 'src/finding', 'src/input/parse/limits.ts'],
    packages: ['node:*', 'fastest-levenshtein', 'globby', 'ignore'],
    why: 'paths become sources before anybody knows what is in them; no more of them is read than can be parsed',
  },
  {
    from: 'src/input/parse',
    mayImport: ['src/source', 'src/finding'],
    packages: ['node:buffer', 'node:worker_threads', 'yaml'],
    why: 'a text becomes values with places; the parser knows nothing of IAM, and reads no files',
  },
  {
    from: 'src/input/recognise',
    mayImport: ['src/source', 'src/finding', 'src/input/parse'],
    packages: ['fastest-levenshtein'],
    why: 'what kind a document is follows from its content alone',
  },
  {
    from: 'src/input/validate',
    mayImport: ['src/source', 'src/finding', 'src/input/recognise'],
    packages: ['fastest-levenshtein'],
    why: 'validators are compiled at build time; at run time they see one document',
  },
  {
    from: 'src/languages/declared',
    mayImport: ['src/source'],
    packages: [],
    why: 'a declared resource is data, whatever language declares it',
  },
  {
    from: 'src/languages/grammar',
    mayImport: [],
    packages: ['node:*', 'web-tree-sitter'],
    why: 'a grammar knows a language, not what is written in it',
  },
  {
    from: 'src/languages/terraform',
    mayImport: [
      'src/source',
      'src/finding',
      'src/languages/declared',
      'src/input/parse',
      'src/input/discover',
      'src/languages/grammar',
      'src/input/secrets',
    ],
    packages: ['node:*', 'ipaddr.js'],
    why: 'Terraform is evaluated as a language; what its resources mean is for the normaliser to say',
  },
  {
    from: 'src/languages/terraform-json',
    mayImport: ['src/source', 'src/finding', 'src/languages/declared', 'src/input/parse', 'src/input/secrets'],
    packages: [],
    why: 'a plan or state gives resources; what they mean is for the normaliser to say',
  },
  {
    from: 'src/languages/kubernetes',
    mayImport: ['src/source', 'src/finding', 'src/catalogue', 'src/languages/declared', 'src/input/parse'],
    packages: [],
    why: 'a Kubernetes object gives resources; what they mean is for the normaliser to say',
  },
  {
    from: 'src/languages/script',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/languages/declared',
      'src/input/parse',
      'src/input/discover',
      'src/languages/grammar',
      'src/secrets',
      'src/catalogue',
    ],
    packages: ['node:path', 'web-tree-sitter'],
    why: 'a script is read as commands; what the access they give means is for the normaliser to say',
  },
  {
    from: 'src/account/normalise',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/input/recognise',
      'src/account/model',
      'src/languages/declared',
    ],
    packages: [],
    why: 'valid documents become the model; what follows from it is for the evaluator to say',
  },
  {
    from: 'src/check',
    mayImport: ['src/source', 'src/finding', 'src/account/model', 'src/catalogue', 'src/access', 'src/rule-api'],
    packages: [],
    why: 'rules are handed in: the one who runs them knows none by name',
  },
  {
    from: 'src/input/secrets',
    mayImport: ['src/source', 'src/finding', 'src/input/parse', 'src/secrets'],
    packages: [],
    why: 'secrets of a document are reported, whatever the document means',
  },
  {
    from: 'src/output/redact',
    mayImport: ['src/source', 'src/snippet', 'src/finding', 'src/secrets'],
    packages: [],
    why: 'what is shown holds no secret and no control character, whoever shows it',
  },
  {
    from: 'src/output/suppress',
    mayImport: ['src/source', 'src/finding', 'src/input/parse', 'src/secrets', 'src/output/locate'],
    packages: [],
    why: 'a suppression is a comment and a finding at the same place',
  },
  {
    from: 'src/output/fix',
    mayImport: ['src/source', 'src/snippet', 'src/finding', 'src/secrets', 'src/input/parse'],
    packages: [],
    why: 'a change at a place becomes an edit of a text, form by form; who wants it, and what it means, is for the rules',
  },
  {
    from: 'src/output/repair',
    mayImport: ['src/finding', 'src/snippet', 'src/output/locate'],
    packages: [],
    why: 'commands of findings are joined by what the findings say that they do; nothing is read or decided anew',
  },
  {
    from: 'src/output/ask',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/catalogue/fact-sources.ts',
      'src/ask',
      'src/output/locate',
      'src/output/redact',
      'src/output/report/csv-row.ts',
      'src/output/report/markdown-text.ts',
    ],
    packages: [],
    why: 'an answer becomes a text, as a report does; what it says was decided before',
  },
  {
    from: 'src/output/locate',
    mayImport: ['src/source', 'src/finding', 'src/input/parse', 'src/secrets', 'src/output/redact'],
    packages: [],
    why: 'lines and columns are looked up from places and texts',
  },
  {
    from: 'src/output/report',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/secrets',
      'src/output/locate',
      'src/output/redact',
      'src/output/report/html',
    ],
    packages: [],
    why: 'a formatter turns findings into a text and writes it nowhere',
  },
  {
    from: 'src/output/report/html',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/secrets',
      'src/output/report',
      'src/output/locate',
      'src/output/redact',
    ],
    packages: ['@dagrejs/dagre'],
    why: 'a page is a format like the others; its drawing is laid out where it is made, since its script is to stay small',
  },
  {
    from: 'src/output/report/html/browser',
    mayImport: ['src/output/report/html/data.ts'],
    packages: [],
    why: 'the script of the page runs in a browser, and knows its data only',
  },
  {
    from: 'src/merge',
    mayImport: [
      'src/source',
      'src/snippet',
      'src/finding',
      'src/input/parse',
      'src/input/validate',
      'src/output/locate',
      'src/output/redact',
      'src/output/report',
    ],
    packages: [],
    why: 'reports that were written become values again; what was linted is not at hand any more',
  },
  {
    from: 'src/config',
    mayImport: [
      'src/source',
      'src/finding',
      'src/input/discover/pattern.ts',
      'src/input/parse',
      'src/input/validate',
      'src/rule-api',
      'src/catalogue',
    ],
    packages: ['node:*', 'fastest-levenshtein', 'ignore', 'yaml'],
    why: 'config is read before anything is linted, and knows rules only by their definitions',
  },
  {
    from: 'src/cli',
    mayImport: ['src', 'rules', 'package.json'],
    packages: ['node:*', 'diff', 'fastest-levenshtein', 'supports-hyperlinks'],
    why: 'the command is the outermost layer; what it needs beyond this belongs into a stage',
  },
  {
    from: 'src/load',
    mayImport: [
      'src/source',
      'src/finding',
      'src/snippet',
      'src/catalogue',
      'src/input',
      'src/languages',
      'src/account',
      'src/check/stopwatch.ts',
    ],
    packages: ['node:path'],
    why: 'loading reads every form there is, asks nothing of what was read, and says what to type to have more of it read',
  },
  {
    from: 'src',
    mayImport: [
      'rules/index.ts',
      'src/source',
      'src/finding',
      'src/catalogue',
      'src/input',
      'src/account',
      'src/access',
      'src/rule-api',
      'src/check',
      'src/load',
      'src/output',
      'src/config',
    ],
    packages: ['node:*'],
    why: 'the pipeline joins the stages, and is itself used by the command: `src/cli` is imported by nobody',
  },
];
