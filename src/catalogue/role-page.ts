import type { ExportedRole } from './overlay.ts';
import { platformRoles } from './published-service.ts';

/** A service and its roles, as IBM's page "IAM roles and actions" has them. */
export interface PageService {
  readonly service: string;
  readonly title: string;
  /** Empty where the page says that the service has none. */
  readonly roles: readonly ExportedRole[];
}

export interface RolePage {
  /** ISO date of its last change. */
  readonly date: string;
  readonly services: readonly PageService[];
}

/** Why a text is not that page, or not all of it; lines count from 1. */
export interface RolePageFault {
  readonly line: number;
  readonly message: string;
}

/** A line of text and its number. */
interface Line {
  readonly text: string;
  readonly number: number;
}

interface Section {
  readonly title: string;
  readonly start: number;
  readonly lines: readonly Line[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The date in the first lines: `lastupdated: "2026-07-08"` in the repository, `last-updated: 2026-07-08` as it is served. */
const dateOf = (lines: readonly Line[]): string | undefined => {
  for (const { text } of lines.slice(0, 20)) {
    const [, date] = /^last-?updated:\s*["']?(\d{4}-\d\d-\d\d)["']?\s*$/.exec(text) ?? [];
    if (date !== undefined && !Number.isNaN(Date.parse(date))) return date;
  }
  return undefined;
};

const sectionsOf = (lines: readonly Line[]): readonly Section[] => {
  const starts = lines.flatMap(({ text }, index) => (/^##\s/.test(text) ? [index] : []));
  return starts.map((start, nth) => {
    const heading = lines[start];
    return {
      title: heading?.text.slice(2).trim() ?? '',
      start: heading?.number ?? 1,
      lines: lines.slice(start + 1, starts[nth + 1]),
    };
  });
};

const serviceOf = ({ lines }: Section): string | undefined => {
  for (const { text } of lines) {
    const [, name] = /use `([^`\s]+)` for the service name/.exec(text) ?? [];
    if (name !== undefined) return name;
  }
  return undefined;
};

/** Cells end at a `|` that is neither escaped nor in code. */
const cellsOf = (text: string): readonly string[] => {
  const row = text.trim();
  const cells: string[] = [];
  const lastTick = row.lastIndexOf('`');
  let start = 1;
  for (let at = start; at < row.length; at += 1) {
    const sign = row[at];
    if (sign === '\\') at += 1;
    else if (sign === '`' && at < lastTick) at = row.indexOf('`', at + 1);
    else if (sign === '|') {
      cells.push(row.slice(start, at).trim());
      start = at + 1;
    }
  }
  return cells;
};

/** Lines as the tables mean them: a description may hold line breaks, and then its row goes on below. */
const wholeRows = (lines: readonly Line[]): readonly Line[] => {
  const rows: Line[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    const goesOn = last !== undefined && last.text.startsWith('|') && !last.text.trimEnd().endsWith('|');
    if (goesOn && !/^(?:\{:|##)/.test(line.text)) {
      rows[rows.length - 1] = { text: `${last.text} ${line.text}`, number: last.number };
    } else rows.push(line);
  }
  return rows;
};

/** The rows of all tables whose first heading is that word, without headings and rules. */
const rowsUnder = (heading: 'Role' | 'Action', { lines }: Section): readonly Row[] => {
  const rows: Row[] = [];
  let wanted = false;
  for (const { text, number } of wholeRows(lines)) {
    if (!text.startsWith('|')) wanted = false;
    else if (/^\|\s*(?:Role|Action)\s*\|/.test(text)) wanted = text.slice(1).trim().startsWith(heading);
    else if (wanted && !/^\|[\s|:-]+$/.test(text)) rows.push({ line: number, cells: cellsOf(text) });
  }
  return rows;
};

const codesIn = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** Some generated rows are of a role without a name. */
const isRole = (name: string): boolean => name !== '' && name !== 'null';

const isPlatform = (name: string): boolean => platformRoles.some((role) => role === name);

/** The roles of a section with their actions: each is told twice, and either place leaves some out. */
const rolesOf = (service: string, section: Section): readonly ExportedRole[] | RolePageFault => {
  const [roleRows, actionRows] = [rowsUnder('Role', section), rowsUnder('Action', section)];
  const torn = [...roleRows, ...actionRows].find(({ cells }) => cells.length !== 3);
  if (torn !== undefined) {
    return { line: torn.line, message: `a row of \`${service}\` has not the three cells of the page's tables` };
  }
  const actions = new Map<string, Set<string>>();
  for (const { cells } of roleRows) {
    const [name = '', , held = ''] = cells;
    if (isRole(name)) actions.set(name, new Set([...(actions.get(name) ?? []), ...codesIn(held)]));
  }
  for (const { cells } of actionRows) {
    const [action = '', , holders = ''] = cells;
    for (const name of holders.split(', ').filter(isRole)) {
      actions.set(name, new Set([...(actions.get(name) ?? []), ...codesIn(action)]));
    }
  }
  return [...actions].map(([displayName, held]) => ({
    service,
    displayName,
    kind: isPlatform(displayName) ? 'platform' : 'service',
    id: undefined,
    // That a role does nothing is nowhere meant: such a row has no actions that are published.
    actions: held.size === 0 ? undefined : [...held],
  }));
};

const isFault = (value: readonly ExportedRole[] | RolePageFault): value is RolePageFault => 'message' in value;

/**
 * Reads IBM's page "IAM roles and actions", as Markdown: from the repository of the documentation, or as the documentation
 * serves it. A text that is another page, or a part of it that was cut off, is a fault.
 */
export const readRolePage = (text: string): RolePage | RolePageFault => {
  const lines = text.split(/\r?\n/).map((line, index) => ({ text: line, number: index + 1 }));
  if (/^\s*</.test(text)) {
    return { line: 1, message: 'this is HTML: save the page as Markdown (add `&format=markdown` to its address)' };
  }
  const services: PageService[] = [];
  const sections = sectionsOf(lines);
  for (const section of sections) {
    const service = serviceOf(section);
    if (service === undefined) continue;
    const roles = rolesOf(service, section);
    if (isFault(roles)) return roles;
    services.push({ service, title: section.title, roles });
  }
  const last = sections.at(-1);
  if (last !== undefined && rowsUnder('Role', last).length > 0 && rowsUnder('Action', last).length === 0) {
    return { line: last.start, message: `the page ends before the actions of "${last.title}": it is cut off` };
  }
  if (services.length === 0) {
    return { line: 1, message: 'this is not IBM\'s page "IAM roles and actions": no section of it names a service' };
  }
  const date = dateOf(lines);
  if (date === undefined) {
    return { line: 1, message: 'the page has no date: its first lines lack `lastupdated`, so it was not saved whole' };
  }
  return { date, services };
};
