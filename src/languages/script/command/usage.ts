import { referenceDate, type ReferenceGroup } from '../../../catalogue/command-reference.ts';
import { shell } from '../../../snippet/snippet.ts';
import type { Range } from '../../../source/place.ts';
import { listNames } from '../../../source/list-names.ts';
import { nearest } from '../../../source/nearest.ts';
import type { Argument } from '../run/machine.ts';
import { scriptLimits } from '../limits.ts';
import { longDash } from './arguments.ts';
import { literal, shown } from '../run/text.ts';
import type { Sort } from '../sort.ts';
import type { Call } from './call.ts';
import { expect, withArticle, type More } from './expect.ts';
import { flagExpects, type Usage } from './options.ts';
import { sortOf } from './sorts.ts';

/** Flags people write for others. */
const suggestions: ReadonlyMap<string, string> = new Map([
  ['--service', '--service-name'],
  ['--role', '--roles'],
  ['--resource-attributes', '--attributes'],
  ['--service-instance-id', '--service-instance'],
  ['--resource-group', '--resource-group-name'],
]);

/** Flags that may be given more than once. */
const repeatable: ReadonlySet<string> = new Set(['--attributes', '--tags', '--conditions']);

/** The date of IBM's reference, which may be older than the command that is installed. */
export const reference = (group: ReferenceGroup): string => `IBM's reference of ${referenceDate(group)}`;

interface Checked {
  readonly usage: Usage;
  readonly group: ReferenceGroup;
  readonly call: Call;
  /** The flags of the command. */
  readonly known: ReadonlySet<string>;
}

/** Reports a flag that the command does not have; gives the one that is most likely meant. */
const checkUnknownFlag = (
  { name, range }: { readonly name: string; readonly range: Range },
  { usage, group, call, known }: Checked,
): string | undefined => {
  const { name: command, report } = call;
  const usual = suggestions.get(name);
  const near =
    usual !== undefined && known.has(usual)
      ? usual
      : nearest(
          name,
          [...known].filter((each) => each.startsWith('--')),
        );
  // The reference itself mixes `--id` and `--ids`.
  if (near !== undefined && /^--ids?$/.test(near) && /^--ids?$/.test(name)) return undefined;
  // Where the reference describes much that is not IAM's, only what is near to one of its flags is told.
  if (near === undefined && !usage.isWhole && group !== 'iam' && group !== 'cbr') return undefined;
  const help = `\`ibmcloud ${group} ${command} --help\` lists the flags of the command that is installed`;
  report({
    message:
      near === undefined
        ? `\`${command}\` has no flag \`${name}\` in ${reference(group)}`
        : `\`${command}\` has no flag \`${name}\`: did you mean \`${near}\`?`,
    range,
    ...(near === undefined || !usage.isWhole ? { confidence: 'low' as const, help } : {}),
  });
  return near;
};

/** Reports flags that the command does not have, with the closest that it has. */
const checkFlags = (usage: Usage, group: ReferenceGroup, call: Call): ReadonlySet<string> => {
  const mistaken = new Set<string>();
  const { args, report } = call;
  const values = new Set(usage.values);
  const known = new Set([...usage.values, ...usage.switches]);
  const seen = new Set<string>();
  const lacked = new Set<string>();
  for (const { name, range, value, written } of args.flags) {
    if (lacked.size >= scriptLimits.mistakes) break;
    if (written !== undefined) {
      const message = longDash.test(written)
        ? `\`${written}\` begins with a dash that is no \`-\`, so the command takes it for an argument: write \`${name}\``
        : `\`--\` is missing before \`${written}\`, so the command takes it for an argument: write \`${name}\``;
      report({ message, range, repair: { kind: 'edit', text: shell`${name}` } });
      seen.add(name);
      continue;
    }
    if (!known.has(name)) {
      // One letter may be short for a flag that the reference gives in full only.
      if (!name.startsWith('--') || lacked.has(name)) continue;
      lacked.add(name);
      const near = checkUnknownFlag({ name, range }, { usage, group, call, known });
      if (near !== undefined) mistaken.add(near);
      continue;
    }
    if (!values.has(name) || !usage.isWhole) continue;
    if (value === undefined) {
      report({ message: `\`${name}\` has no value: another flag or nothing follows`, range });
    } else if (seen.has(name) && group !== 'cbr' && !repeatable.has(name)) {
      report({ message: `\`${name}\` is given twice: give it once, with its values separated by commas`, range });
    }
    seen.add(name);
  }
  return mistaken;
};

const checkNeeds = (
  { needs, takes, instead = [], many = false }: Usage,
  mistaken: ReadonlySet<string>,
  call: Call,
): boolean => {
  const { args, invocation, name, report } = call;
  if (args.maySplit) return true;
  const has = (flag: string): boolean => mistaken.has(flag) || args.flags.some((each) => each.name === flag);
  const range = invocation.words[2]?.range ?? invocation.range;
  const least = instead.some(has) ? (many ? 1 : 0) : takes.length;
  const missing = args.positional.length < least ? takes[args.positional.length] : undefined;
  if (missing !== undefined) {
    report({ message: `\`${name}\` lacks an argument: ${missing.called}`, range });
    return false;
  }
  const lacking = needs.find((group) => !group.some(has));
  if (lacking !== undefined) {
    report({ message: `\`${name}\` lacks ${listNames(lacking, 'or')}`, range });
  }
  return true;
};

/** Reports arguments beyond those that a command takes, all at once: text below a last line with `\\` is many. */
const reportSurplus = ({ takes, many }: Usage, { args, name, report, source, invocation }: Call): void => {
  if (many === true || args.maySplit) return;
  const surplus = args.positional.slice(takes.length).filter(({ text }) => literal(text) !== '');
  const [first, ...more] = surplus;
  if (first === undefined) return;
  const before = source({ start: invocation.range.start, end: first.range.start });
  const isNextLine = /\\[ \t]*\r?\n\s*$/.test(before);
  report({
    message: `\`${name}\` takes no further argument: \`${shown(first.text)}\` ${more.length === 0 ? 'is one' : `and ${more.length} more are`} too many`,
    range: first.range,
    help: isNextLine
      ? 'the line before ends with `\\`, so what follows belongs to the command: leave the `\\` out where the command ends'
      : 'put a value with spaces into quotes',
  });
};

/** Reports what is wrong with a command's words; false where the command cannot work. */
export const checkUsage = (usage: Usage, group: ReferenceGroup, call: Call): boolean => {
  const { args, name } = call;
  const mistaken = checkFlags(usage, group, call);
  if (!usage.isWhole) return true;
  let fits = checkNeeds(usage, mistaken, call);
  reportSurplus(usage, call);
  args.positional.forEach((argument, nth) => {
    const takes = usage.takes[nth] ?? (usage.many === true ? usage.takes.at(-1) : undefined);
    if (takes === undefined) return;
    if (takes.is === 'anything') return;
    if (takes.is === 'name') {
      const sort = sortOf(argument.text);
      if (sort === undefined || sort === 'account ID' || sort === 'instance GUID') return;
      fits = false;
      call.report({
        message: `\`${shown(argument.text)}\` is ${withArticle[sort]}, but as the ${ordinal(nth)} argument of \`${name}\` ${takes.called} is required`,
        range: argument.range,
      });
      return;
    }
    const place = `as the ${ordinal(nth)} argument of \`${name}\``;
    fits = expect(takes.is, argument, place, call, otherCommand(argument, call)) && fits;
  });
  return fits;
};

/** The commands that assign roles, by the kind of subject. */
const policyCommands: Readonly<Partial<Record<Sort, string>>> = {
  'service ID': 'service-policy',
  'access group': 'access-group-policy',
  'trusted profile': 'trusted-profile-policy',
  user: 'user-policy',
};

/** Where a policy command names a subject of another kind: the command that is for that kind. */
const otherCommand = (subject: Argument, { name, invocation }: Call): More => {
  const kind = /-policy-(create|update)$/.exec(name)?.[1];
  const sort = sortOf(subject.text);
  const other = sort === undefined ? undefined : policyCommands[sort];
  const word = invocation.words[2]?.range;
  if (kind === undefined || sort === undefined || other === undefined || word === undefined) return {};
  return {
    help: `the command fails, and the roles are not granted: \`ibmcloud iam ${other}-${kind}\` is for ${withArticle[sort]}`,
    // What is to be written over is the name of the command.
    range: word,
    repair: { kind: 'edit', text: shell`${`${other}-${kind}`}` },
  };
};

/** True for a command that makes a policy and names a group where another identity belongs, or the reverse. */
export const namesSubjectOfOtherKind = ({ name, args }: Call): boolean => {
  const kind = /^(.*-policy)-create$/.exec(name)?.[1];
  const sort = args.positional.length === 1 ? sortOf(args.positional[0]?.text ?? []) : undefined;
  const meant = sort === undefined ? undefined : policyCommands[sort];
  if (kind === undefined || meant === undefined) return false;
  return (kind === 'access-group-policy') !== (meant === 'access-group-policy');
};

const ordinal = (nth: number): string => ['first', 'second', 'third'][nth] ?? `${nth + 1}th`;

/** Whether each flag's value may be what it has to be; the names of those that cannot. */
export const wrongFlags = (call: Call): ReadonlySet<string> => {
  const wrong = new Set<string>();
  for (const { name, value } of call.args.flags) {
    const expected = flagExpects.get(name);
    if (expected === undefined || value === undefined || expected === 'access group IDs') continue;
    if (!expect(expected, value, `for \`${name}\``, call)) wrong.add(name);
  }
  return wrong;
};
