import { isMapping, type Declared, type Reference, type Value } from '../../declared/declared.ts';
import { unknown } from '../../../source/unknown.ts';
import type { Finding } from '../../../finding/finding.ts';
import { pointerOf, type Origin, type Path, type Range } from '../../../source/place.ts';
import { heldBy, literal, valueOf, type Held, type Text } from '../run/text.ts';
import type { Texts } from '../texts.ts';
import { createPlaces, type Places, type RangesOf } from './places.ts';

/** An argument of a declared resource, and where it stands. */
export interface Field {
  readonly value: Value;
  readonly range: Range;
  /** Where the items of a list stand. */
  readonly items?: readonly Range[];
  /** The variable that gives all of it, or something of it. */
  readonly held?: Held | undefined;
  /** The same for each item of a list. */
  readonly itemsHeld?: readonly (Held | undefined)[];
}

/** A resource as a command declares it. */
export interface NewResource {
  readonly mode?: Declared['mode'];
  readonly type: string;
  /** By the argument's name; `resources.0.service` is in a block. */
  readonly fields: Readonly<Record<string, Field | undefined>>;
  readonly uncertainBecause: string | undefined;
  readonly range: Range;
  /** What commands call it by; equal keys mean the same resource. */
  readonly key: string | undefined;
}

/** The only thing of its type, as the commands so far set it. */
type Setting = Omit<NewResource, 'key'>;

/** A resource that a command made or looked up. */
export interface Made {
  readonly type: string;
  readonly address: string;
}

/** What a script declares, while it is read. */
export interface Declarations {
  readonly declare: (resource: NewResource) => Made;
  /** Changes the only thing of its type: a later command sets what it names, and leaves the rest. */
  readonly settle: (change: Setting) => void;
  /** Puts another resource, or several, in each one's place; undefined takes it away. */
  readonly change: (to: (declared: Declared) => Declared | readonly Declared[] | undefined) => void;
  /** What stands at an address now. */
  readonly at: (address: string | undefined) => Declared | undefined;
  /** From here on no name means the resource at this address. */
  readonly forget: (address: string) => void;
  /** Lets a resource be found under a further name. */
  readonly name: (made: Made, type: string, key: string) => void;
  /** What was made or looked up under a name. */
  readonly find: (type: string, key: string) => Made | undefined;
  /** The key a resource goes by. */
  readonly keyOf: (address: string) => string | undefined;
  readonly report: (finding: Finding) => void;
  readonly gap: (why: string, range: Range) => void;
  /** A place for what a finding is about: a command, and a word of it. */
  readonly place: (command: Range, word: Range) => Origin;
  /** The line of an offset, as messages name it. */
  readonly lineOf: (offset: number) => string;
  readonly result: () => Collected;
}

/** All that a script declares. */
export interface Collected {
  readonly resources: readonly Declared[];
  readonly gaps: readonly { readonly why: string; readonly origin: Origin }[];
  readonly findings: readonly Finding[];
  /** Where things stand, by the name of the source. */
  readonly ranges: ReadonlyMap<string, RangesOf>;
}

/** What a command's output gives of the resource it made. */
export const refer = ({ type, address }: Made, attribute: string): Reference => ({
  unknown: 'known only after the command has run',
  reference: { type, address, attribute },
});

/** The text of a word as a field. */
export const fieldOf = ({ text, range }: { readonly text: Text; readonly range: Range }): Field => {
  const value = valueOf(text);
  return { value, range, held: heldBy(text, 0, literal(text)?.length ?? 0)[0] };
};

/** Puts `resources.0.service` and its like into blocks. */
const nested = (fields: NewResource['fields']): ReadonlyMap<string, Value> => {
  const values = new Map<string, Value>();
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue;
    const [block, , ...rest] = name.split('.');
    const inner = rest.join('.');
    if (block === undefined) continue;
    if (inner === '') {
      values.set(name, field.value);
      continue;
    }
    const blocks = values.get(block);
    const existing = Array.isArray(blocks) ? blocks[0] : undefined;
    values.set(block, [new Map([...(isMapping(existing) ? existing : []), [inner, field.value] as const])]);
  }
  return values;
};

/** The path of an argument below its resource. */
const pathOfField = (name: string): Path => name.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What variables give of a resource, so that no text is written over them. */
const heldIn = (fields: NewResource['fields'], sayLine: (offset: number) => string): ReadonlyMap<string, Path> => {
  const found = new Map<string, Path>();
  const add = (path: Path, held: Held | undefined): void => {
    if (held !== undefined) found.set(pointerOf(path), [held.variable, `line ${sayLine(held.setAt.start)}`]);
  };
  for (const [name, field] of Object.entries(fields)) {
    add(pathOfField(name), field?.held);
    field?.itemsHeld?.forEach((held, nth) => {
      add([...pathOfField(name), nth], held);
    });
  }
  return found;
};

/** Records where the arguments of a resource and the items of lists stand. */
const addFields = (places: Places, origin: Origin, fields: NewResource['fields']): void => {
  for (const [name, field] of Object.entries(fields)) {
    if (field === undefined) continue;
    const path: Path = [...origin.path, ...pathOfField(name)];
    places.add(origin, path, field.range);
    field.items?.forEach((item, nth) => places.add(origin, [...path, nth], item));
  }
};

/** A setting after a later command: what is not certain to happen leaves the values it names unknown. */
const changed = (before: Setting | undefined, { uncertainBecause, ...change }: Setting): Setting => {
  const named = Object.entries(change.fields).filter(([, field]) => field !== undefined);
  const fields =
    uncertainBecause === undefined
      ? named
      : named.map(([name, field]) => [name, field && { ...field, value: unknown(uncertainBecause) }]);
  return {
    ...change,
    uncertainBecause: undefined,
    fields: { ...before?.fields, ...Object.fromEntries(fields) },
  };
};

/** Nothing declared yet. */
export const createDeclarations = (texts: Texts): Declarations => {
  const places = createPlaces(texts);
  const [own] = texts.all();
  let resources: Declared[] = [];
  const gaps = new Map<string, Origin>();
  const findings = new Map<string, Finding>();
  const named = new Map<string, Made>();
  const keys = new Map<string, string>();
  const taken = new Map<string, number>();
  const settings = new Map<string, Setting>();

  const newAddress = (mode: Declared['mode'], offset: number): string => {
    const part = texts.at(offset);
    const files = part === own ? [part] : [own ?? part, part];
    // A blank would make the address look like a description.
    const said = files.map(({ file }) => file.name.replaceAll(' ', '%20')).join('%in%');
    const base = `${mode === 'data' ? 'data.' : ''}script:${said}:${texts.lineOf(offset)}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}#${count}`;
  };

  const declare = ({ mode = 'managed', type, fields, uncertainBecause, range, key }: NewResource): Made => {
    const address = newAddress(mode, range.start);
    const held = heldIn(fields, texts.sayLine);
    const command = places.command(range);
    const expressions = { length: command.path.length, at: held };
    const origin = held.size === 0 ? command : { ...command, expressions };
    addFields(places, origin, fields);
    resources.push({ mode, type, address, values: nested(fields), origin, uncertainBecause, form: 'script' });
    const made: Made = { type, address };
    if (key !== undefined) {
      keys.set(address, key);
      if (!named.has(`${type}\n${key}`)) named.set(`${type}\n${key}`, made);
    }
    return made;
  };

  return {
    declare,
    settle: (change) => {
      settings.set(change.type, changed(settings.get(change.type), change));
    },
    change: (to) => {
      resources = resources.flatMap((declared) => to(declared) ?? []);
    },
    at: (address) => resources.find((declared) => declared.address === address),
    forget: (address) => {
      for (const [name, made] of named) if (made.address === address) named.delete(name);
    },
    name: (made, type, key) => {
      named.set(`${type}\n${key}`, made);
    },
    find: (type, key) => named.get(`${type}\n${key}`),
    keyOf: (address) => keys.get(address),
    report: (finding) => {
      // A command in a loop or in a function that is called twice is wrong once.
      const key = JSON.stringify([finding.rule, finding.place, finding.message]);
      if (!findings.has(key)) findings.set(key, finding);
    },
    gap: (why, range) => {
      if (!gaps.has(why)) gaps.set(why, places.command(range));
    },
    place: places.word,
    lineOf: texts.sayLine,
    result: () => {
      for (const setting of settings.values()) declare({ ...setting, key: undefined });
      settings.clear();
      return {
        resources,
        gaps: [...gaps].map(([why, origin]) => ({ why, origin })),
        findings: [...findings.values()],
        ranges: places.ranges,
      };
    },
  };
};
