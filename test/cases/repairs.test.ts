import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { referenceCommands, referenceFlags, referenceGroupOf } from '../../src/catalogue/command-reference.ts';
import { defaultConfig, type Config } from '../../src/config/config.ts';
import type { LintResult } from '../../src/lint.ts';
import type { Snippet } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { fakeCli } from '../snippet/fake-cli.ts';
import { storiesOf, topics } from './stories.ts';

const everyRule: Config = {
  ...defaultConfig(rules),
  isOn: () => true,
  rules: () => ({ severity: 'error', chosen: false, options: undefined }),
};

/** Names that the model gives to what has none of IBM's yet. */
const internal = /(?:script|kubernetes):|(?<![\w"])ibm_\w+\.\w/;

/** Everything that a report gives to be copied into a shell. */
const commandsIn = ({ report }: LintResult): readonly Snippet[] => [
  ...report.findings.flatMap(({ help, repairs }) => [
    ...repairs.flatMap(({ kind, text }) => (kind === 'cli' ? [text] : [])),
    ...repairs.flatMap(({ undo }) => undo ?? []),
    ...(help === undefined || typeof help === 'string'
      ? []
      : help.flatMap((part) => (typeof part === 'string' ? [] : [part]))),
  ]),
  ...report.notChecked.flatMap(({ obtain }) => obtain ?? []),
];

/** Why a call is none that IBM's reference has; undefined where it is one. */
const faultOf = ([group = '', ...words]: readonly string[]): string | undefined => {
  const known = referenceGroupOf(group);
  // Of the groups that the catalogue does not hold.
  if (known === undefined) return ['account', 'target'].includes(group) ? undefined : `no group \`${group}\``;
  const command = referenceCommands(known).find((name) => name === words[0] || name === words.slice(0, 2).join(' '));
  if (command === undefined) return `no command \`${group} ${words[0]}\``;
  const flags = referenceFlags(known, command) ?? [];
  // The CLI takes `--output` everywhere; some pages of the reference leave it out.
  const unknown = words.find(
    (word) => word.startsWith('--') && word !== '--output' && !flags.some(({ spellings }) => spellings.includes(word)),
  );
  return unknown === undefined ? undefined : `\`${group} ${command}\` has no flag \`${unknown}\``;
};

testSuite('commands in reports', (test, afterAll) => {
  const cli = fakeCli();
  for (const topic of topics()) {
    test(`${topic}: IBM's reference has each, and none holds a name of iamlint's own`, async () => {
      const texts = new Set<string>();
      for (const story of storiesOf(topic)) {
        const { paths } = story.options;
        const result = await lintTexts(story.texts, { config: everyRule, ...(paths === undefined ? {} : { paths }) });
        for (const { text } of commandsIn(result)) if (text.startsWith('ibmcloud ')) texts.add(text);
      }
      for (const text of texts) assert.not.match(text, internal);
      if (texts.size === 0) return;
      const faults = new Set(cli.pasted([...texts].join('\n')).flatMap((call) => faultOf(call) ?? []));
      assert.equal([...faults], [], [...texts].join('\n'));
    });
  }
  afterAll(cli.remove);
});
