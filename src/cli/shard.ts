import type { Shard } from '../shard.ts';
import type { Io } from './io.ts';
import { usageError, type UsageError } from './usage.ts';

const isCount = (text: string | undefined): text is string => text !== undefined && /^\d{1,6}$/.test(text);

/** A shard out of two numbers; `first` is what the first shard is called. */
const shardFrom = (index: string, of: string, first: 0 | 1): Shard | undefined => {
  const shard = { index: Number(index) + 1 - first, of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
};

/** The variables that say which of several equal jobs this one is, and how many there are. */
const surroundings = [
  { index: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  // Kubernetes tells a pod of an Indexed Job its index, and not how many there are.
  { index: 'JOB_COMPLETION_INDEX', of: 'IAMLINT_SHARDS', first: 0 },
] as const;

const fromSurroundings = (env: Io['env'], given: string | undefined): Shard | UsageError => {
  const found = surroundings.find(({ index }) => isCount(env[index]));
  const command = 'lint';
  if (found === undefined)
    return usageError(
      '`--shard auto` needs `CI_NODE_INDEX` of GitLab, or `JOB_COMPLETION_INDEX` of an Indexed Job of Kubernetes, and neither is set: name the shard, as `--shard 1/4`',
      { command },
    );
  const [index = '', of = given ?? env[found.of]] = [env[found.index]];
  if (!isCount(of))
    return usageError(
      `\`--shard auto\` knows its index from \`${found.index}\`, and not how many shards there are: set \`${found.of}\`, or write \`--shard auto/4\``,
      { command },
    );
  return (
    shardFrom(index, of, found.first) ??
    usageError(`\`${found.index}\` is \`${index}\`, and there are ${of} shards: each job needs an index of its own`, {
      command,
    })
  );
};

/** What `--shard` says: `2/4`, or `auto` with or without the number of shards, where the surroundings know the rest. */
export const readShard = (text: string | undefined, env: Io['env']): Shard | undefined | UsageError => {
  if (text === undefined) return undefined;
  const [, index, of] = /^(auto|\d{1,6})(?:\/(\d{1,6}))?$/.exec(text) ?? [];
  if (index === 'auto') return fromSurroundings(env, of);
  const shard = index === undefined || of === undefined ? undefined : shardFrom(index, of, 1);
  return (
    shard ??
    usageError(`\`--shard\` needs which shard of how many, as \`2/4\`, or \`auto\`, not \`${text}\``, {
      command: 'lint',
    })
  );
};
