import type { Catalogue } from './catalogue/catalogue.ts';
import type { ExportedRole } from './catalogue/overlay.ts';
import { parseRoleCrn } from './catalogue/role-crn.ts';
import { serviceOfActions } from './catalogue/service-of-actions.ts';
import type { Finding } from './finding/finding.ts';
import { diagnostic } from './finding/diagnostic.ts';
import { discover } from './input/discover/discover.ts';
import { load } from './load/load.ts';
import { nothingRead } from './load/nothing-read.ts';
import { locate } from './output/locate/locate.ts';
import { kindOf } from './input/recognise/kinds.ts';
import type { Item, Recognised } from './input/recognise/recognised.ts';
import { get, isList, textAt, textsAt } from './source/json.ts';

export interface ExportedRolesRequest {
  /** Files, directories, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  /** Absolute; what is shown is relative to it. */
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array> | undefined;
  /** The service of exports that do not say it. */
  readonly service: string | undefined;
  /** Finds the service by the actions of its roles. */
  readonly catalogue: Catalogue;
}

/** What cannot be used, and where. */
export interface ExportProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ExportedRoles {
  readonly roles: readonly ExportedRole[];
  /** What could not be read, or is no export of roles. */
  readonly problems: readonly ExportProblem[];
  /** The names of the files that were read, relative to the working directory or absolute. */
  readonly inputs: readonly string[];
}

const crnOf = ({ value }: Item): string | undefined => textAt(value, 'crn') ?? textAt(value, 'role_id');

const kindOfRole = (item: Item): ExportedRole['kind'] => {
  const under = item.origin.path.at(-2);
  const crn = parseRoleCrn(crnOf(item) ?? '');
  if (under === 'custom_roles' || crn?.kind === 'customRole') return 'custom';
  if (under === 'system_roles') return 'platform';
  return under !== 'service_roles' && crn?.kind === 'role' ? 'platform' : 'service';
};

/** The service a role says it is of, by a field of its own, or by its CRN where that is not for many services. */
const ownService = (item: Item): string | undefined => {
  const named = textAt(item.value, 'service_name') ?? textAt(item.value, 'service');
  if (named !== undefined && named !== '') return named;
  const service = parseRoleCrn(crnOf(item) ?? '')?.service;
  return service === 'iam' ? undefined : service;
};

const only = (names: readonly (string | undefined)[]): string | undefined => {
  const [first, ...others] = new Set(names.filter((name) => name !== undefined));
  return others.length === 0 ? first : undefined;
};

/** The service all roles of a listing are of, as far as they do not say it themselves. */
const serviceOfListing = (
  { listing, items }: Recognised,
  { service, catalogue }: ExportedRolesRequest,
): string | undefined => {
  const own = items.filter((item) => kindOfRole(item) !== 'custom');
  return (
    service ??
    listing.query['service_name'] ??
    only(own.map(ownService)) ??
    serviceOfActions(
      own.flatMap(({ value }) => textsAt(value, 'actions')),
      catalogue,
    )
  );
};

const rolesIn = (
  recognised: Recognised,
  request: ExportedRolesRequest,
): { readonly roles: readonly ExportedRole[]; readonly problems: readonly Finding[] } => {
  const ofAll = serviceOfListing(recognised, request);
  const roles: ExportedRole[] = [];
  const unassigned: Item[] = [];
  for (const item of recognised.items) {
    const kind = kindOfRole(item);
    const service = kind === 'custom' ? (ownService(item) ?? ofAll) : ofAll;
    const displayName = textAt(item.value, 'display_name') ?? textAt(item.value, 'name');
    if (displayName === undefined || displayName === '') continue;
    if (service === undefined) unassigned.push(item);
    else {
      const actions = isList(get(item.value, 'actions')) ? textsAt(item.value, 'actions') : undefined;
      roles.push({ service, displayName, kind, id: crnOf(item), actions });
    }
  }
  const [first] = unassigned;
  if (first === undefined) return { roles, problems: [] };
  const count = unassigned.length === 1 ? '1 role' : `${unassigned.length} roles`;
  const message = `the service of ${count} is not known: name it with \`--service NAME\`, or export the roles of one service (\`service_name=NAME\`)`;
  return { roles, problems: [diagnostic('schema-error', first.origin, message)] };
};

/** Reads exports of roles, and finds the service of each role. */
export const exportedRoles = async (request: ExportedRolesRequest): Promise<ExportedRoles> => {
  const { paths, cwd, stdin } = request;
  const discovered = await discover({ paths, cwd, include: [], ignore: [] });
  const loaded = await load(discovered, { cwd, stdin, allowOutside: false });
  const { recognised, listings, parsed } = loaded;
  const problems = [...nothingRead(loaded, discovered, paths), ...loaded.problems];
  const read = recognised.filter(({ kind }) => kind === 'roles').map((each) => rolesIn(each, request));
  const others = [...recognised.filter(({ kind, items }) => kind !== 'roles' && items.length > 0), ...listings].map(
    ({ kind, listing }) =>
      diagnostic('schema-error', listing.origin, `this contains ${kindOf(kind).many} instead of roles`),
  );
  const found = [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...others,
    ...read.flatMap((one) => one.problems),
  ];
  return {
    roles: read.flatMap(({ roles }) => roles),
    inputs: [...parsed.keys()],
    problems: locate(found, parsed).map(({ location, message }) => ({
      file: location.file,
      line: location.line,
      column: location.column,
      message,
    })),
  };
};
