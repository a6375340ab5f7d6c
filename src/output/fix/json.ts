import type { Change, TextEdit } from '../../finding/fix.ts';
import type { Range } from '../../source/place.ts';
import { addToFlow, jsonForm, removeFromFlow } from './flow.ts';
import { at, type Site } from './site.ts';

const whole = ({ key, value }: Site): Range => ({ start: Math.min(key.start, value.start), end: value.end });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Replaces a value, or adds its key to the mapping. */
const set = (site: Site, { value, was }: Extract<Change, { do: 'set' }>): TextEdit | undefined => {
  const { text, path, sibling } = site;
  const [name] = path.slice(-1);
  const written = JSON.stringify(value);
  const isThere = typeof name === 'number' || parsed(at(text, site.key)) === name;
  if (isThere) {
    const now = parsed(at(text, site.value));
    const isExpected = was === undefined ? typeof now !== 'object' : now === was || String(now) === String(was);
    return isExpected && now !== undefined ? { range: site.value, text: written } : undefined;
  }
  if (typeof name !== 'string' || was !== undefined || sibling === undefined) return undefined;
  const last = { start: sibling.key.start, end: sibling.value.end };
  return addToFlow(text, last, `${JSON.stringify(name)}: ${written}`);
};

/** The edit of a text of JSON that makes a change; undefined where the text does not say what is to be changed. */
export const editJson = (site: Site, change: Change): TextEdit | undefined => {
  const { text, path } = site;
  const [name] = path.slice(-1);
  const isThere = typeof name === 'number' || parsed(at(text, site.key)) === name;
  switch (change.do) {
    case 'set':
      return set(site, change);
    case 'rename':
      return isThere && typeof name === 'string' ? { range: site.key, text: JSON.stringify(change.to) } : undefined;
    case 'remove': {
      if (!isThere || name === undefined) return undefined;
      const says = parsed(at(text, site.value));
      return change.was === undefined || says === change.was ? removeFromFlow(text, whole(site), jsonForm) : undefined;
    }
    case 'add': {
      const written = JSON.stringify(change.item);
      if (site.last !== undefined) return addToFlow(text, site.last, written);
      return /^\[\s*\]$/.test(at(text, site.value)) ? { range: site.value, text: `[${written}]` } : undefined;
    }
  }
};
