import type { Value } from '../../declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import type { TemplatePart } from '../syntax.ts';
import { bounded } from './budget.ts';
import { entriesFor, inEntry, type Environment, type Evaluate } from './environment.ts';
import { because, booleanOf, failure, textOf } from './value.ts';

/** The text that a template makes. */
export const evaluateTemplate = (
  parts: readonly TemplatePart[],
  environment: Environment,
  evaluate: Evaluate,
): Value => {
  let text = '';
  for (const part of parts) {
    const value = partOf(part, environment, evaluate);
    if (isUnknown(value)) return because(value);
    const more = textOf(value);
    if (more === undefined) return failure('only texts, numbers and booleans go into a text');
    text += more;
    if (isUnknown(bounded(text))) return bounded(text);
  }
  return text;
};

const partOf = (part: TemplatePart, environment: Environment, evaluate: Evaluate): Value => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      return evaluate(part.value, environment);
    case 'if': {
      const decided = evaluate(part.condition, environment);
      if (!isUnknown(decided)) {
        const isYes = booleanOf(decided);
        if (isYes === undefined) return failure('a condition is true or false');
        return evaluateTemplate(isYes ? part.yes : part.no, environment, evaluate);
      }
      const yes = evaluateTemplate(part.yes, environment, evaluate);
      return yes === evaluateTemplate(part.no, environment, evaluate) ? yes : decided;
    }
    case 'for': {
      const of = evaluate(part.of, environment);
      if (isUnknown(of)) return of;
      const entries = entriesFor(of);
      if (entries === undefined) return failure('`for` goes through a list or a map');
      let text = '';
      for (const entry of entries) {
        environment.budget.steps -= 1;
        const more = evaluateTemplate(part.parts, inEntry(environment, part.names, entry), evaluate);
        if (typeof more !== 'string') return more;
        text += more;
        if (isUnknown(bounded(text))) return bounded(text);
      }
      return text;
    }
  }
};
