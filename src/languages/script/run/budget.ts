import { unknown, type Unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Limits } from '../../../source/limits.ts';
import { scriptLimits } from '../limits.ts';
import { isListed, type Bound } from './scope.ts';
import { isHole, type Text } from './text.ts';

/** What following one script may still cost. */
export interface Budget {
  /**
   * Begins one of several texts that are followed one after another: it may take half of what is left of the script's
   * steps, so that others come to their turn where it takes too many. The last one takes what there is.
   */
  readonly begin: (isLast: boolean) => void;
  /** Takes the words of a text that is parsed; false where there are none left, which is reported at `range`, once. */
  readonly parse: (text: string, range: Range) => boolean;
  /** Takes steps; false where there are none left, which is reported at `range`, once. */
  readonly spend: (steps: number, range: Range) => boolean;
  /** Takes the steps of something that runs, unless it is the first time that it does; false where there are none left. */
  readonly again: (what: object, steps: number, range: Range) => boolean;
  /** Takes the steps of a value that is made; a hole in its place where it is too large, or no steps are left. */
  readonly made: <Value extends Bound>(value: Value, range: Range) => Value | Text;
}

const tooLarge: Unknown = unknown('this value is longer than iamlint follows');
const noSteps: Unknown = unknown('following the script this far takes more steps than iamlint goes');

/** Parts of a value; a hundred characters count as one more. */
const weightOf = (value: Bound): number => {
  if (isListed(value)) return value.list.reduce((sum, text) => sum + weightOf(text), 1);
  let weight = value.length;
  for (const part of value) if (!isHole(part)) weight += part.text.length / 100;
  return weight;
};

const holeFor = (why: Unknown, range: Range): Text => [
  { hole: why, tag: `limit:${range.start}:${range.end}`, variable: '…', range },
];

/** Signs that end a word, or are a node of the syntax tree by themselves. */
const isSign = Array.from({ length: 128 }, (_, code) => '$`\'"();|&<>{}[]='.includes(String.fromCharCode(code)));

/** How many words and signs a text has: what parsing it costs. */
const wordsIn = (text: string): number => {
  let count = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isBlank = code <= 32;
    if (isSign[code] === true || (!isBlank && !isInWord)) count += 1;
    isInWord = !isBlank;
  }
  return count;
};

/**
 * A budget of what the limits say of a script of so many characters; `exceeded` hears of each limit once, at the place that
 * reaches it.
 */
export const startBudget = (
  limits: Limits,
  characters: number,
  exceeded: (what: string, range: Range) => void,
): Budget => {
  let left = limits.script_steps + characters;
  let kept = 0;
  let wordsLeft = limits.script_words;
  const told = new Set<string>();
  const seen = new WeakSet<object>();
  const tell = (what: string, range: Range): void => {
    if (told.has(what)) return;
    told.add(what);
    exceeded(what, range);
  };
  const spend: Budget['spend'] = (steps, range) => {
    left -= steps;
    if (left > 0) return true;
    tell('following it takes more steps than iamlint goes', range);
    return false;
  };
  return {
    begin: (isLast) => {
      const whole = left + kept;
      kept = isLast ? 0 : Math.floor(whole / 2);
      left = whole - kept;
    },
    parse: (text, range) => {
      wordsLeft -= wordsIn(text);
      if (wordsLeft >= 0) return true;
      tell('it has more words than iamlint reads', range);
      return false;
    },
    spend,
    again: (what, steps, range) => {
      if (seen.has(what)) return spend(steps, range);
      seen.add(what);
      return left > 0;
    },
    made: (value, range) => {
      const weight = weightOf(value);
      if (weight > scriptLimits.weight) {
        tell('a value in it is longer than iamlint follows', range);
        return holeFor(tooLarge, range);
      }
      return spend(weight, range) ? value : holeFor(noSteps, range);
    },
  };
};
