interface CommandRow {
  readonly name: string;
  /** What follows the name on the usage line. */
  readonly operands: string;
  /** The fewest and the most words that may follow the name. */
  readonly takes: readonly [least: number, most: number];
  readonly summary: string;
  /** Lines of the command's own help. */
  readonly about: readonly string[];
  readonly examples: readonly (readonly [command: string, tells: string])[];
}

export const commands = [
  {
    name: 'lint',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'check engine setups, exports, Terraform and scripts (the default)',
    about: [
      'Paths are files, directories or globs; `-` is standard input. In a directory, JSON, YAML, NDJSON,',
      'Terraform and Markdown files, shell scripts and Makefiles are checked, but for those that',
      '.gitignore or .iamlintignore name. Without a path, what the config names under `include` is checked,',
      'or else the working directory.',
      '',
      'Exit code: 0 clean, 1 findings that count, 2 the work could not be done.',
    ],
    examples: [
      ['iamlint lint engine-setup.yaml', 'an engine setup, with the exports it includes'],
      ['iamlint lint exports/ --preset strict', 'an audit: all rules but the pedantic ones'],
      ['iamlint lint . --format json=report.json', 'the report for people, and one for programs in a file'],
      ['ibmcloud iam service-policies ci --output json | iamlint -', 'one export, as it comes'],
    ],
  },
  {
    name: 'rules',
    operands: '',
    takes: [0, 0],
    summary: 'list the rules',
    about: [],
    examples: [['iamlint rules --format json', 'the list for programs']],
  },
  {
    name: 'explain',
    operands: '<rule>',
    takes: [1, 1],
    summary: 'show what a rule looks for, why, and what to do',
    about: [],
    examples: [['iamlint explain engine-cannot-manage-groups', 'the page of that rule']],
  },
  {
    name: 'roles',
    operands: '[service] [role]',
    takes: [0, 2],
    summary: 'show the services, the roles of one, or what a role does on it',
    about: [
      'From the catalogue of IBM Cloud, with what the config adds to it. A service goes by the name that',
      'policies write, a role by its name or its CRN. What IBM does not publish is called so: that a list',
      'is short does not mean that a role does little.',
    ],
    examples: [
      ['iamlint roles', 'all services'],
      ['iamlint roles kms', 'the roles of Key Protect'],
      ['iamlint roles kms Editor', 'what Editor does there'],
      ['iamlint roles secrets-manager --format json', 'the roles with all their actions, for programs'],
    ],
  },
  {
    name: 'actions',
    operands: '<pattern>',
    takes: [1, 1],
    summary: 'show which roles hold an action',
    about: ['`*` stands for any text, `?` for one character. Case does not count.'],
    examples: [
      ['iamlint actions iam-identity.apikey.create', 'the roles that can create API keys'],
      [`iamlint actions '*.secret.read'`, 'all actions that end so'],
    ],
  },
  {
    name: 'catalogue',
    operands: 'update <files...>',
    takes: [2, Infinity],
    summary: 'make a catalogue for the config from exported roles',
    about: [
      'Files are answers of `GET /v2/roles?account_id=ACCOUNT&service_name=SERVICE`, or what',
      '`ibmcloud iam roles --service SERVICE --output json` prints; `-` is standard input. What is new in',
      'them, or differs from the built-in catalogue, is written as YAML, which a config extends:',
      '`extends: [recommended, ./catalogue.yaml]`.',
    ],
    examples: [
      ['iamlint catalogue update roles/*.json -o catalogue.yaml', 'exports that say which service they are of'],
      ['iamlint catalogue update kms.json --service kms', 'one that does not'],
    ],
  },
  {
    name: 'init',
    operands: '',
    takes: [0, 0],
    summary: 'write a config to start from, and an engine setup to fill in',
    about: ['Writes .iamlintrc.yaml into the working directory. A file that is already there is left alone.'],
    examples: [
      ['iamlint init', 'only a config'],
      ['iamlint init --engine', 'a config, and engine-setup.yaml'],
      ['iamlint init --engine prod.yaml', 'a config, and prod.yaml'],
    ],
  },
] as const satisfies readonly CommandRow[];

export type CommandName = (typeof commands)[number]['name'];

export const commandNames: readonly CommandName[] = commands.map(({ name }) => name);

export const isCommand = (word: string): word is CommandName => commands.some(({ name }) => name === word);
