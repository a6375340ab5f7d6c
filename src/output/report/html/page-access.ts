import { safe } from '../../redact/safe.ts';
import { shortName } from '../../redact/shorten.ts';
import { optional } from '../json-parts.ts';
import type { AccessCell, AccessOfSubject, AccessTable } from '../report.ts';
import type { PageAccess, PageSubject, TextIndex } from './data.ts';
import type { Texts } from './texts.ts';

/** So many texts of one cell are told. */
const mostTexts = 20;

/** The services of a table, those that most have access to first. */
const columnsOf = ({ subjects }: AccessTable): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { cells } of subjects)
    for (const services of new Set(cells.map((cell) => cell.services)))
      counts.set(services, (counts.get(services) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([services]) => services);
};

/** The part `access` of the data, piece by piece. */
export function* pageAccess(
  table: AccessTable,
  texts: Texts,
  listOf: (items: Iterable<unknown>) => Iterable<string>,
): Iterable<string> {
  const index = (text: string): TextIndex => texts.index(safe(shortName(text)));
  const several = (name: string, list: readonly string[]) =>
    optional(name, list.length === 0 ? undefined : list.slice(0, mostTexts).map(index));
  const columns = columnsOf(table);
  const columnOf = new Map(columns.map((services, nth) => [services, nth]));
  const pageCell = ({ services, scope, roles, perhaps, grantsRoles }: AccessCell): PageAccess => ({
    service: columnOf.get(services) ?? 0,
    roles: roles.slice(0, mostTexts).map(index),
    ...several('perhaps', perhaps),
    ...several('scope', scope),
    ...(grantsRoles ? { strong: true } : {}),
  });
  const pageSubject = ({ name, kind, account, cells }: AccessOfSubject): PageSubject => ({
    name: index(name),
    kind: index(kind),
    ...optional('account', account === undefined ? undefined : index(account)),
    access: cells.map(pageCell),
  });
  yield `,\n"access":{"leftOut":${table.leftOut},"services":`;
  yield* listOf(columns.map(index));
  yield `,"subjects":`;
  yield* listOf(table.subjects.map(pageSubject));
  yield '}';
}
