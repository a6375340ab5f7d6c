import { isCostly } from '../input/discover/pattern.ts';
import { isDay } from '../finding/suppression.ts';
import { isDiagnostic, diagnostics, stopsWork } from '../finding/diagnostic.ts';
import type { Rule } from '../rule-api/define.ts';
import { get, isList, isObject, listAt, textAt, type Json } from '../source/json.ts';
import { listNames } from '../source/list-names.ts';
import { nearest } from '../source/nearest.ts';
import type { Path } from '../source/place.ts';
import { addressFaults } from './addresses.ts';
import type { ConfigError } from './error.ts';
import type { ConfigFile } from './file.ts';
import { severities, severityFrom } from './layer.ts';
import { shapeFaults, type Fault } from './shape.ts';

const meantOf = (word: string, candidates: Iterable<string>): string | undefined => {
  const meant = nearest(word, candidates);
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
};

/** A fault whose sentence is made where it is told: to find what was meant takes long. */
interface Found extends Omit<Fault, 'message'> {
  readonly message: string | (() => string);
}

const wrongId = (id: string, rules: readonly Rule[]): Found['message'] | undefined => {
  if (stopsWork(id)) return `\`${id}\` cannot be set: it means that a part of the input was not checked`;
  if (isDiagnostic(id) || rules.some((rule) => rule.id === id)) return undefined;
  return () => {
    const meant = meantOf(id, [...rules.map((rule) => rule.id), ...Object.keys(diagnostics)]);
    return `there is no rule \`${id}\`; ${meant ?? '`iamlint rules` lists them'}`;
  };
};

const wrongSeverity = (value: Json | undefined): string | undefined => {
  if (severityFrom(value) !== undefined) return undefined;
  if (typeof value !== 'string' || value.length > 40) return 'a rule is set by a severity, or by `[severity, options]`';
  return `there is no severity \`${value}\`; ${meantOf(value, severities) ?? 'a rule is `off`, `error`, `warning` or `info`'}`;
};

/** What is wrong with the setting of one rule. */
const checkSetting = (value: Json, path: Path, takesOptions: boolean): readonly Fault[] => {
  const [severity, options] = isList(value) ? value : [value];
  const wrong = wrongSeverity(severity);
  if (wrong !== undefined) {
    const inside = isList(value) && severity !== undefined;
    return [{ message: wrong, path: inside ? [...path, 0] : path, at: 'value' }];
  }
  return options === undefined || takesOptions
    ? []
    : [{ message: `\`${String(path.at(-1))}\` has no options`, path: [...path, 1], at: 'value' }];
};

/** In an override: one run of a rule sees all files, so that its options cannot differ between them. */
const checkOverridden = (value: Json, path: Path): readonly Fault[] =>
  isList(value)
    ? [{ message: 'an override sets only a severity: options are the same for all files', path, at: 'value' }]
    : checkSetting(value, path, false);

const checkRules = (settings: Json | undefined, path: Path, rules: readonly Rule[]): readonly Found[] =>
  isObject(settings)
    ? Object.entries(settings).flatMap(([id, value]): readonly Found[] => {
        const here = [...path, id];
        const wrong = wrongId(id, rules);
        if (wrong !== undefined) return [{ message: wrong, path: here, at: 'key' }];
        if (path.length > 1) return checkOverridden(value, here);
        return checkSetting(
          value,
          here,
          rules.some((rule) => rule.id === id && rule.optionsSchema !== undefined),
        );
      })
    : [];

/** A config may come with what is linted: a pattern in it must not be able to keep the run busy for hours. */
const checkPatterns = (value: Json | undefined, key: string, path: Path): readonly Fault[] => {
  const patterns = listAt(value, key);
  if (patterns.length > mostPatterns) {
    const message = `more than ${mostPatterns.toLocaleString('en')} patterns: each file is held against each, so name directories`;
    return [{ message, path: [...path, key], at: 'key' }];
  }
  return patterns.flatMap((pattern, index): readonly Fault[] =>
    typeof pattern === 'string' && isCostly(pattern)
      ? [
          {
            message: 'this pattern has too many stars or braces: write several simpler ones',
            path: [...path, key, index],
            at: 'value',
          },
        ]
      : [],
  );
};

const mostPatterns = 1000;

/** Each is read, and checked as this one is. */
const mostExtended = 100;

const checkExtends = (value: Json | undefined): readonly Fault[] =>
  listAt(value, 'extends').length > mostExtended
    ? [{ message: `a config extends ${mostExtended} others at most`, path: ['extends'], at: 'key' }]
    : [];

/** What narrows a suppression: one of a rule alone is what `rules` and `overrides` are for. */
const narrowing = ['files', 'pointer', 'policy', 'subject', 'fingerprint'];

const checkSuppression = (entry: Json, path: Path, rules: readonly Rule[]): readonly Found[] => {
  if (!isObject(entry)) return [];
  const rule = textAt(entry, 'rule');
  const until = textAt(entry, 'until');
  const wrong =
    rule === undefined
      ? undefined
      : stopsWork(rule)
        ? `\`${rule}\` cannot be suppressed: it means that something could not be read or checked`
        : wrongId(rule, rules);
  const isNarrow = narrowing.some((key) => get(entry, key) !== undefined);
  return [
    ...(wrong === undefined ? [] : [{ message: wrong, path: [...path, 'rule'], at: 'value' } as const]),
    ...(isNarrow
      ? []
      : [
          {
            message: `a suppression needs one of ${listNames(narrowing, 'or')}; to turn a rule off, use \`rules\``,
            path,
            at: 'value',
          } as const,
        ]),
    ...(until === undefined || !/^20\d\d-\d\d-\d\d$/.test(until) || isDay(until)
      ? []
      : [{ message: `there is no day \`${until}\``, path: [...path, 'until'], at: 'value' } as const]),
    ...checkPatterns(entry, 'files', path),
  ];
};

const startsWith = (path: Path, start: Path): boolean => start.every((segment, index) => path[index] === segment);

/** So many faults of a config are told: most come of one mistake, such as a list that is meant for another tool. */
const mostTold = 10;

/** What stands for the others. */
const more = (count: number): string =>
  `${count.toLocaleString('en')} more ${count === 1 ? 'fault' : 'faults'} of this config`;

/**
 * What is wrong with a config by itself: first what a schema cannot know, the rules of this run among it; then the shape,
 * where nothing was said already.
 */
export const checkConfig = async (
  file: Pick<ConfigFile, 'value' | 'errorAt'>,
  rules: readonly Rule[],
): Promise<readonly ConfigError[]> => {
  const { value } = file;
  const own: readonly Found[] = [
    ...checkRules(get(value, 'rules'), ['rules'], rules),
    ...checkExtends(value),
    ...checkPatterns(value, 'include', []),
    ...checkPatterns(value, 'ignore', []),
    ...addressFaults(value),
    ...listAt(value, 'suppressions').flatMap((entry, nth) => checkSuppression(entry, ['suppressions', nth], rules)),
    ...listAt(value, 'overrides').flatMap((override, index) => [
      ...checkPatterns(override, 'files', ['overrides', index]),
      ...checkRules(get(override, 'rules'), ['overrides', index, 'rules'], rules),
    ]),
  ];
  const shape = (await shapeFaults(value)).filter(
    ({ path }) => !own.slice(0, mostTold).some((fault) => startsWith(path, fault.path) || startsWith(fault.path, path)),
  );
  const faults = own.length < mostTold ? [...own, ...shape] : own;
  const told = faults
    .slice(0, mostTold)
    .map(({ message, path, at }) => file.errorAt(typeof message === 'string' ? message : message(), path, at));
  const rest = faults[mostTold];
  return rest === undefined ? told : [...told, file.errorAt(more(faults.length - mostTold), rest.path, rest.at)];
};
