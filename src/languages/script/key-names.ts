import type { Range } from '../../source/place.ts';
import { soleHole, type Text } from './run/text.ts';
import { isReference } from '../declared/declared.ts';

/** What a script does with its variables, as far as API keys go, and what values tie. */
export interface Variables {
  readonly noted: (what: 'set' | 'used', name: string, range: Range, value: Text | undefined) => void;
  readonly keyMix: () => readonly KeyMix[];
  /** From where a variable is set to where it is used. */
  readonly flows: () => readonly Flow[];
}

/** A value that comes from one place of a script to another. */
export interface Flow {
  readonly from: Range;
  readonly to: Range;
}

/** A variable that is used and set nowhere, while another holds a key that nothing uses. */
export interface KeyMix {
  readonly used: string;
  readonly at: Range;
  readonly holds: string;
  readonly set: Range;
}

const keyName = /api_?key$/i;

/** A watch that has seen nothing yet. */
export const watchVariables = (): Variables => {
  const set = new Map<string, Range>();
  const flows: Flow[] = [];
  const used = new Map<string, Range>();
  const keys = new Map<string, Range>();
  return {
    noted: (what, name, range, value) => {
      if (what === 'used') {
        const from = set.get(name);
        if (from !== undefined) flows.push({ from, to: range });
        if (!used.has(name)) used.set(name, range);
        return;
      }
      set.set(name, range);
      const hole = value === undefined ? undefined : soleHole(value);
      if (isReference(hole?.hole) && hole.hole.reference.type.endsWith('api_key')) keys.set(name, range);
    },
    flows: () => flows,
    keyMix: () => {
      const idle = [...keys].filter(([name]) => !used.has(name));
      const [only] = idle;
      if (only === undefined || idle.length > 1) return [];
      return [...used]
        .filter(([name]) => !set.has(name) && keyName.test(name))
        .map(([name, at]) => ({ used: name, at, holds: only[0], set: only[1] }));
    },
  };
};
