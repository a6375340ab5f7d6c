import type { NotChecked } from '../../finding/finding.ts';
import { inLines, shell } from '../../snippet/snippet.ts';
import type { Hidden, HiddenInRoot } from '../../languages/terraform/run/hidden.ts';

/** As many variables as are told one by one. */
const maxTold = 5;

const maxCommands = 3;

const blocksText = ({ blocks: [first, ...others] }: Hidden): string => {
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `\`${first.type}.${first.name}\` (\`${first.file}\`)${more} ${others.length === 0 ? 'needs' : 'need'}`;
};

const flagText = ({ variable, isFlag }: Hidden): string => (isFlag ? `${variable}=true` : `${variable}=VALUE`);

/**
 * The entry for blocks of which `count` or `for_each` makes no instance with the defaults of a root module's variables:
 * one for all of a run; none where there are none.
 */
export const hiddenBlocks = (roots: readonly HiddenInRoot[]): readonly NotChecked[] => {
  const all = roots.flatMap(({ hidden }) => hidden);
  if (all.length === 0) return [];
  const told = all.slice(0, maxTold).map((one) => `${blocksText(one)} \`--var ${flagText(one)}\``);
  const more = all.slice(maxTold);
  const count = more.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const rest =
    count === 0
      ? ''
      : `; ${count} more ${count === 1 ? 'needs' : 'need'} ${more.length} other variable${more.length === 1 ? '' : 's'}`;
  const commands = roots.flatMap(({ directory, hidden }) => {
    const flags = hidden.filter(({ isFlag }) => isFlag);
    return flags.length === 0
      ? []
      : [shell`iamlint lint ${flags.flatMap((flag) => ['--var', flagText(flag)])} ${directory}`];
  });
  return [
    {
      rule: undefined,
      reason: `of some blocks \`count\` or \`for_each\` makes no instance while variables have their defaults, so that what they make was not looked at: ${told.join('; ')}${rest}`,
      obtain: commands.length === 0 ? undefined : inLines(commands.slice(0, maxCommands)),
    },
  ];
};
