/** What the modules of one folder may import besides each other, and why no more. */
export interface Arrow {
  readonly from: string;
  readonly mayImport: readonly string[];
  /** npm packages, and `node:*` for Node's own modules. */
  readonly packages: readonly string[];
  readonly why: string;
}

/** The arrows between the folders, as ARCHITECTURE.md draws them. The longest `from` that fits a file is its row. */
export const arrows: readonly Arrow[] = [
  {
    from: 'rules',
    mayImport: ['src/rule', 'src/model', 'src/evaluate', 'src/catalogue', 'src/finding', 'src/source'],
    packages: [],
    why: 'a rule sees the model of an account, never documents, files or other rules: one that needs more wants a better model',
  },
  {
    from: 'src/source',
    mayImport: [],
    packages: ['fastest-levenshtein'],
    why: 'texts, places and JSON values are what everything stands on',
  },
  {
    from: 'src/finding',
    mayImport: ['src/source'],
    packages: ['node:crypto'],
    why: 'a finding is data: what was seen and where, no matter who saw it or how it is shown',
  },
  {
    from: 'src/model',
    mayImport: ['src/source'],
    packages: [],
    why: 'the model is types and small look-ups; whatever fills it or asks it depends on it, never the reverse',
  },
  {
    from: 'src/catalogue',
    mayImport: ['src/source', 'src/model'],
    packages: [],
    why: 'the catalogue says what the cloud defines, not what an account does with it',
  },
  {
    from: 'src/evaluate',
    mayImport: ['src/source', 'src/model', 'src/catalogue'],
    packages: ['ipaddr.js'],
    why: 'access follows from the model and the catalogue alone; the evaluator knows no files, formats or rules',
  },
  {
    from: 'src/rule',
    mayImport: ['src/source', 'src/finding', 'src/model', 'src/catalogue', 'src/evaluate'],
    packages: [],
    why: 'this is all that a rule may see',
  },
  {
    from: 'src/discover',
    mayImport: ['src/source', 'src/finding', 'src/parse/limits.ts'],
    packages: ['node:*', 'fastest-levenshtein', 'globby', 'ignore'],
    why: 'paths become sources before anybody knows what is in them; no more of them is read than can be parsed',
  },
  {
    from: 'src/parse',
    mayImport: ['src/source', 'src/finding'],
    packages: ['node:buffer', 'node:worker_threads', 'yaml'],
    why: 'a text becomes values with places; the parser knows nothing of IAM, and reads no files',
  },
  {
    from: 'src/recognise',
    mayImport: ['src/source', 'src/finding', 'src/parse'],
    packages: ['fastest-levenshtein'],
    why: 'what kind a document is follows from its content alone',
  },
  {
    from: 'src/validate',
    mayImport: ['src/source', 'src/finding', 'src/recognise'],
    packages: ['fastest-levenshtein'],
    why: 'validators are compiled at build time; at run time they see one document',
  },
  {
    from: 'src/normalise',
    mayImport: ['src/source', 'src/finding', 'src/recognise', 'src/model', 'src/catalogue'],
    packages: [],
    why: 'valid documents become the model; what follows from it is for the evaluator to say',
  },
  {
    from: 'src/check',
    mayImport: ['src/source', 'src/finding', 'src/model', 'src/catalogue', 'src/evaluate', 'src/rule'],
    packages: [],
    why: 'rules are handed in: the one who runs them knows none by name',
  },
  {
    from: 'src/redact',
    mayImport: ['src/source', 'src/finding', 'src/parse'],
    packages: [],
    why: 'secrets are found in texts and values, whatever these mean',
  },
  {
    from: 'src/suppress',
    mayImport: ['src/source', 'src/finding', 'src/parse', 'src/place', 'src/redact'],
    packages: [],
    why: 'a suppression is a comment and a finding at the same place',
  },
  {
    from: 'src/place',
    mayImport: ['src/source', 'src/finding', 'src/parse', 'src/redact'],
    packages: [],
    why: 'lines and columns are looked up from places and texts',
  },
  {
    from: 'src/report',
    mayImport: ['src/source', 'src/finding', 'src/place', 'src/redact'],
    packages: ['picocolors'],
    why: 'a formatter turns findings into a text and writes it nowhere',
  },
  {
    from: 'src/config',
    mayImport: [
      'src/source',
      'src/finding',
      'src/discover/pattern.ts',
      'src/parse',
      'src/validate',
      'src/rule',
      'src/catalogue',
    ],
    packages: ['node:*', 'cosmiconfig', 'fastest-levenshtein', 'ignore'],
    why: 'config is read before anything is linted, and knows rules only by their definitions',
  },
  {
    from: 'src/cli',
    mayImport: ['src', 'rules', 'package.json'],
    packages: ['node:*', 'picocolors', 'fastest-levenshtein'],
    why: 'the command is the outermost layer; what it needs beyond this belongs into a stage',
  },
  {
    from: 'src',
    mayImport: [
      'rules/index.ts',
      'src/catalogue',
      'src/check',
      'src/config',
      'src/discover',
      'src/evaluate',
      'src/finding',
      'src/model',
      'src/normalise',
      'src/parse',
      'src/place',
      'src/recognise',
      'src/redact',
      'src/report',
      'src/rule',
      'src/source',
      'src/suppress',
      'src/validate',
    ],
    packages: ['node:*'],
    why: 'the pipeline joins the stages, and is itself used by the command: `src/cli` is imported by nobody',
  },
];
