interface CommandRow {
  readonly name: string;
  /** What follows the name on the usage line. */
  readonly operands: string;
  /** The fewest and the most words that may follow the name. */
  readonly takes: readonly [least: number, most: number];
  readonly summary: string;
  /** Lines of the command's own help. */
  readonly about: readonly string[];
  /** Rows of words that it takes, each list below its title. */
  readonly lists?: readonly {
    readonly title: string;
    readonly rows: readonly (readonly [word: string, tells: string])[];
  }[];
  readonly examples: readonly (readonly [command: string, tells: string])[];
}

/** What `--format` takes. */
const formatRows = {
  title: 'Formats',
  rows: [
    ['pretty', 'for people, with evidence and what to type (default)'],
    ['compact', 'one line a finding, for editors and grep'],
    ['json', 'for programs'],
    ['ndjson', 'for programs, one JSON object a line'],
    ['csv', 'for spreadsheets'],
    ['sarif', 'SARIF 2.1.0, for code scanning'],
    ['html', 'one page for an audit, with filters'],
    ['markdown', 'a comment for a pull request'],
    ['github', 'annotations of GitHub Actions'],
    ['gitlab', 'the code quality report of GitLab'],
    ['junit', 'XML of test results'],
    ['checkstyle', 'XML of Checkstyle'],
  ],
} as const;

export const commands = [
  {
    name: 'lint',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'check engine setups, exports, Terraform and scripts (the default)',
    about: [
      'Paths are files, directories or globs; `-` is standard input. In a directory, JSON, YAML, NDJSON,',
      'Terraform and Markdown files, shell scripts and Makefiles are checked, except those that',
      '.gitignore or .iamlintignore exclude. Without a path: what the config lists under `include`,',
      'or else the working directory. What exceeds a limit of iamlint is a finding, and not checked; the',
      'config can raise it (`limits`).',
      '',
      'Exit code: 0 no finding that counts, 1 findings, 2 iamlint could not do its work.',
    ],
    lists: [formatRows],
    examples: [
      ['iamlint lint engine-setup.yaml', 'an engine setup, with the exports it includes'],
      ['iamlint lint exports/ --preset strict', 'an audit: all rules but the pedantic ones'],
      ['iamlint lint --changed', 'what this branch changed, before it is reviewed'],
      ['iamlint lint . --format json=report.json', 'the report for people, and one for programs in a file'],
      ['ibmcloud iam service-policies ci --output json | iamlint -', 'a single export from standard input'],
    ],
  },
  {
    name: 'audit',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'check with all rules, and write a page and a report for programs',
    about: [
      'Lints the same paths as `lint`, with all rules, shows the report, and writes two more into the',
      'working directory: iamlint-audit.html to read, and iamlint-audit.json for programs. Older ones',
      'are replaced. `--format html=FILE` and `--format json=FILE` name other files.',
      '',
      'Exit code: as that of `lint`.',
    ],
    lists: [formatRows],
    examples: [
      ['iamlint audit exports/', 'all rules, the page and the report for programs'],
      ['iamlint audit exports/ --format html=2026-q4.html', 'the page in another file'],
    ],
  },
  {
    name: 'rules',
    operands: '',
    takes: [0, 0],
    summary: 'list the rules',
    about: [],
    examples: [['iamlint rules --format json', 'the list as JSON']],
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
    summary: 'show the services, the roles of a service, or what a role allows on it',
    about: [
      'From the catalogue of IBM Cloud, including what the config adds. Name a service as policies',
      'do, and a role by its name or its CRN. The answer says so if IBM does not publish the roles or',
      'their actions: a short list does not mean that a role allows little.',
    ],
    examples: [
      ['iamlint roles', 'all services'],
      ['iamlint roles kms', 'the roles of Key Protect'],
      ['iamlint roles kms Editor', 'what Editor allows there'],
      ['iamlint roles secrets-manager --format json', 'the roles with all their actions, for programs'],
    ],
  },
  {
    name: 'actions',
    operands: '<pattern>',
    takes: [1, 1],
    summary: 'show which roles include an action',
    about: ['`*` stands for any text, `?` for one character. Upper and lower case are the same.'],
    examples: [
      ['iamlint actions iam-identity.apikey.create', 'the roles that can create API keys'],
      [`iamlint actions '*.secret.read'`, 'all actions with this ending'],
    ],
  },
  {
    name: 'can',
    operands: '<subject> <action> [on <target>]',
    takes: [2, Infinity],
    summary: 'show whether somebody can do something, and why or why not',
    about: [
      'Answered from the same input as `lint`. The subject is an id in any spelling, a name, an e-mail',
      'address, the address of a Terraform resource, or `engine:NAME`. `*` in an action stands for any',
      'text. A role may stand for the action: all that it does is asked for.',
      '',
      'A target is `SERVICE/INSTANCE/TYPE/ID` as far as it is known, a CRN, or `attribute=value`, of which',
      'there may be several; `*` in place of a value asks about all there are. Without one, the answer is',
      'unknown where it depends on the target.',
      '',
      'Exit code: 0 granted, 1 denied, 2 unknown, or the question could not be answered.',
    ],
    examples: [
      ['iamlint can ci secrets-manager.secret.read', 'anywhere, in what the config or this folder holds'],
      ["iamlint can ci 'secrets-manager.secret.*' on secrets-manager/GUID/secret-group/ID --in exports/", 'there'],
      ['iamlint can engine:prod Administrator on iam-groups', 'all that the role does'],
      ['iamlint can ops@example.com iam-groups.members.add --quiet && echo yes', 'in a script'],
    ],
  },
  {
    name: 'who-can',
    operands: '<action> [on <target>]',
    takes: [1, Infinity],
    summary: 'show everybody who can do something, and how',
    about: [
      'Everybody in the input who can, by policies of their own, of access groups and of trusted profiles,',
      'with those whom dynamic rules add and those who assume a profile; and, told apart, those of whom',
      'the input leaves it open. Words are those of `iamlint can`.',
      '',
      'Exit code: 0, or 2 where the question could not be answered.',
    ],
    examples: [
      ['iamlint who-can secrets-manager.secret.read on secrets-manager/GUID --in exports/', 'who reads secrets?'],
      ['iamlint who-can iam.policy.create on iam-groups --transitive', 'and who can come to?'],
    ],
  },
  {
    name: 'access',
    operands: '<subject>',
    takes: [1, 1],
    summary: 'show all that somebody can do, and how two differ',
    about: [
      'By services and what access is kept to there, the strongest first: what can give roles, what is',
      'about many services, what is kept to nothing. Selectors of many services and patterns stay as they',
      'are. Policies that give nothing are listed with the reason. The subject is named as for `can`.',
      '',
      'Exit code: 0, or 2 where the question could not be answered.',
    ],
    examples: [
      ['iamlint access secrets-engine --in exports/', 'what does the key of the engine open?'],
      ['iamlint access eva@example.com --compare max@example.com', 'what can one do that the other cannot?'],
      ['iamlint access ci --format csv', 'for a spreadsheet'],
    ],
  },
  {
    name: 'need',
    operands: '<actions...> [on <target>]',
    takes: [1, Infinity],
    summary: 'show the least roles that grant some actions',
    about: [
      'One policy for each service, with what it grants beyond, the next best roles, and a custom role',
      'where all of them grant more. Answered from the catalogue; with `--in`, custom roles of the input',
      'are taken too. Actions and targets are those of `iamlint can`.',
      '',
      'Exit code: 0, 1 where no roles do, or 2 where the question could not be answered.',
    ],
    examples: [
      ['iamlint need secrets-manager.secret.read on secrets-manager/GUID/secret-group/ID', 'to read secrets there'],
      ['iamlint need iam-groups.members.add iam-identity.apikey.create', 'on two services'],
    ],
  },
  {
    name: 'diff',
    operands: '<before> <after> | <a>..<b>',
    takes: [1, 2],
    summary: 'show who gained or lost what access between two states',
    about: [
      'Compares what the evaluator grants on both sides, not how it is written. A side is a directory, a',
      'file, or files as of a git revision, `REV:PATH` (from the root of the repository; `REV:./PATH` from',
      'here); `A..B` compares the working directory as of two revisions. Each change comes with an example',
      'and what causes it; what neither side lists is taken not to have changed.',
      '',
      'Exit code: 0, 1 for what `--fail-on` names, or 2 where the sides could not be compared.',
    ],
    examples: [
      ['iamlint diff exports-october/ exports-november/', 'two exports of an account'],
      ['iamlint diff origin/main..HEAD --fail-on gain', 'what a branch gives away'],
      ['iamlint diff origin/main..HEAD --format markdown', 'a comment for a pull request'],
    ],
  },
  {
    name: 'test',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'hold access tests against policies: who is expected to be able to do what',
    about: [
      'Runs the documents with `kind: AccessTest` in the paths; without one, those in what the config',
      'includes, or in the working directory. Policies are read from `--in`; without it, from the same',
      'paths, or, where these hold none, from what `lint` would read. What is undecided is a failure.',
      '',
      'Exit code: 0 all expectations are met, 1 some are not, 2 some could not be asked, or there are none.',
    ],
    lists: [formatRows],
    examples: [
      ['iamlint test access-tests.yaml --in exports/', 'expectations against exports'],
      ['iamlint test --format junit=access.xml', 'and a report for CI'],
      ['iamlint test --write --in exports/', 'a draft of what is so today'],
    ],
  },
  {
    name: 'catalogue',
    operands: 'status | update <files...>',
    takes: [1, Infinity],
    summary: 'show how old the catalogue is, or write a newer one for the config',
    about: [
      '`status` shows the date of the catalogue, and where each of its tables was read, including what',
      'the config adds.',
      '`update` reads saved pages of IBM\'s documentation, "IAM roles and actions" as Markdown (.md), and',
      'responses of `GET /v2/roles?account_id=ACCOUNT&service_name=SERVICE`, or the output of',
      '`ibmcloud iam roles --service SERVICE --output json`; `-` is standard input. Roles that are new or',
      'differ from the built-in catalogue are written as YAML, for a config to extend:',
      '`extends: [recommended, ./catalogue.yaml]`.',
    ],
    examples: [
      ['iamlint catalogue status', 'its age'],
      ['iamlint catalogue update iam-service-roles.md -o catalogue.yaml', "IBM's page, saved from its repository"],
      ['iamlint catalogue update roles/*.json -o catalogue.yaml', 'exports that name their service'],
      ['iamlint catalogue update kms.json --service kms', 'an export that does not'],
    ],
  },
  {
    name: 'merge',
    operands: '<reports...>',
    takes: [1, Infinity],
    summary: 'join JSON reports into one, in any format',
    about: [
      'Reads what `lint --format json=FILE` has written, as that of the jobs of a matrix; `-` is standard',
      'input. What several reports tell of one finding is told once, and counts are added. Exit codes are',
      'those of `lint`; a file that is no report of version 2 makes it 2, and then nothing is written.',
    ],
    lists: [formatRows],
    examples: [
      ['iamlint merge reports/*.json', 'the report for people'],
      ['iamlint merge a.json b.json --format sarif=iam.sarif', 'and one for code scanning'],
    ],
  },
  {
    name: 'suppress',
    operands: '<fingerprint> [paths...]',
    takes: [1, Infinity],
    summary: 'accept a finding, with the reason, at its place or in the config',
    about: [
      'The fingerprint stands in the JSON report, and in the text with `lint --verbose`; its first 8',
      'characters are enough. Lints the same paths with all rules, and looks whether the comment',
      'suppresses this finding and no other; if not, the finding is suppressed in the config.',
    ],
    examples: [
      ["iamlint suppress 6ef0c22e --reason 'break-glass account, ticket 17'", 'for good'],
      ["iamlint suppress 6ef0c22e --reason 'until the move' --until 2027-01-31 exports/", 'until a day'],
    ],
  },
  {
    name: 'baseline',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'record the findings there are, so that `lint --baseline` reports new ones only',
    about: [
      'Writes .iamlint-baseline.json, or adds to it what it does not have. Entries that are no longer',
      'found stay, and are listed; `--prune` takes them out, and records nothing new.',
      '',
      'An entry is met by a finding with its fingerprint, in whatever file and line, or by one about a',
      'policy that differs from the recorded one in its id alone.',
    ],
    examples: [
      ['iamlint baseline exports/', 'accept what is there, and commit the file'],
      ['iamlint lint exports/ --baseline .iamlint-baseline.json', 'only what is new'],
      ['iamlint baseline exports/ --prune', 'take out what has been fixed'],
    ],
  },
  {
    name: 'repair',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'print the commands that mend what is found as one script, to be read and run',
    about: [
      'A script for bash: each command below the findings that it mends, and what takes it back in a',
      'comment. The same command is there once, and all changes of one policy are one command. What is',
      'undecided, lacks a name or would undo another command is a comment, and so are edits of files.',
    ],
    examples: [
      ['iamlint repair exports/ > repair.sh', 'read it, and run it with `bash repair.sh`'],
      ['iamlint repair exports/ --rule unused-policy', 'the commands of one rule'],
    ],
  },
  {
    name: 'doctor',
    operands: '[paths...]',
    takes: [0, Infinity],
    summary: 'show what would be linted, and what is missing for a full audit',
    about: [
      'Shows the versions of iamlint and Node, the config that was found, the age of the catalogue, what',
      'the input holds, and, with all rules, which input is missing and the command that gets it.',
    ],
    examples: [['iamlint doctor exports/', 'before an audit']],
  },
  {
    name: 'completions',
    operands: '<shell>',
    takes: [1, Infinity],
    summary: 'print completions for bash, zsh, fish or powershell',
    about: [
      'They know commands, flags, rules, formats, services and roles, and ask the installed iamlint for',
      'them: the script need not be made anew for another version.',
    ],
    examples: [
      ['eval "$(iamlint completions bash)"', 'in ~/.bashrc'],
      ['source <(iamlint completions zsh)', 'in ~/.zshrc, behind compinit'],
      ['iamlint completions fish | source', 'in ~/.config/fish/config.fish'],
      ['iamlint completions powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
  },
  {
    name: 'init',
    operands: '',
    takes: [0, 0],
    summary: 'write a config to start from, and an engine setup to fill in',
    about: ['Writes .iamlintrc.yaml into the working directory. Existing files are not overwritten.'],
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
