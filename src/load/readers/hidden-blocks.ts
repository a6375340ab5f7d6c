import type { NotChecked } from '../../finding/finding.ts';
import { inLines, shell } from '../../snippet/snippet.ts';
import { listNames } from '../../source/list-names.ts';
import type { Hidden, HiddenInRoot, NotShown, Setting } from '../../languages/terraform/run/hidden.ts';

/** As many variables as are told one by one. */
const maxTold = 5;

const maxCommands = 3;

const blocksText = ({ blocks: [first, ...others] }: Hidden | NotShown): string => {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `\`${first.type}.${first.name}\` (\`${first.file}\`)${more} ${others.length === 0 ? 'needs' : 'need'}`;
};

const settingText = ({ variable, text }: Setting): string => `${variable}=${text ?? 'VALUE'}`;

const settingsText = ({ settings }: Hidden): string =>
  `\`${settings.map((each) => `--var ${settingText(each)}`).join(' ')}\``;

const otherValues = (one: NotShown): string => `${blocksText(one)} other values of ${listNames(one.names, 'and')}`;

/** Settings put together as far as no two give one variable different values. */
const packed = (hidden: readonly Hidden[]): readonly ReadonlyMap<string, string>[] => {
  const packs: Map<string, string>[] = [];
  for (const { settings } of hidden) {
    const texts = settings.flatMap(({ variable, text }) => (text === undefined ? [] : [[variable, text] as const]));
    if (texts.length < settings.length) continue;
    const fits = packs.find((pack) => texts.every(([name, text]) => (pack.get(name) ?? text) === text));
    if (fits === undefined) packs.push(new Map(texts));
    else for (const [name, text] of texts) fits.set(name, text);
  }
  return packs;
};

const countOf = (all: readonly (Hidden | NotShown)[]): number =>
  all.reduce((sum, { blocks }) => sum + blocks.length, 0);

/**
 * The entry for blocks of which `count` or `for_each` makes no instance with the defaults of a root module's variables:
 * one for all of a run; none where there are none.
 */
export const hiddenBlocks = (roots: readonly HiddenInRoot[]): readonly NotChecked[] => {
  const hidden = roots.flatMap((root) => root.hidden);
  const notShown = roots.flatMap((root) => root.notShown);
  const all = [...hidden, ...notShown];
  if (all.length === 0) return [];
  const texts = [...hidden.map((one) => `${blocksText(one)} ${settingsText(one)}`), ...notShown.map(otherValues)];
  const count = countOf(all.slice(maxTold));
  const rest = count === 0 ? '' : `; ${count} more ${count === 1 ? 'needs' : 'need'} other values`;
  const commands = roots.flatMap(({ directory, hidden: its }) =>
    packed(its).map(
      (pack) =>
        shell`iamlint lint ${[...pack].flatMap(([variable, text]) => ['--var', settingText({ variable, text })])} ${directory}`,
    ),
  );
  return [
    {
      rule: undefined,
      reason: `of some blocks \`count\` or \`for_each\` makes no instance while variables have their defaults, so that what they make was not looked at: ${texts.slice(0, maxTold).join('; ')}${rest}`,
      obtain: commands.length === 0 ? undefined : inLines(commands.slice(0, maxCommands)),
    },
  ];
};
