import type { NotChecked } from '../../finding/finding.ts';
import type { ResourceBlock } from '../../languages/terraform/run/module.ts';

/** As many resources as are told one by one. */
const maxTold = 3;

/** The entry for commands that Terraform would run and that are not read: one for all of a run. */
export const unreadCommands = (blocks: readonly ResourceBlock[]): readonly NotChecked[] => {
  if (blocks.length === 0) return [];
  const told = blocks.slice(0, maxTold).map(({ type, name, file }) => `\`${type}.${name}\` (\`${file}\`)`);
  const more = blocks.length - told.length;
  return [
    {
      rule: undefined,
      reason: `commands of \`local-exec\` that change IAM are not read: ${told.join(', ')}${more === 0 ? '' : ` and ${more} more`}; put them into a script that the provisioner calls, and lint that too`,
      obtain: undefined,
    },
  ];
};
