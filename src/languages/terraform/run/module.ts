import type { Origin } from '../../../source/place.ts';
import { expressionsIn } from './expressions.ts';
import type { Attribute, Block, Body, Expression } from '../syntax.ts';

/** What one file of a module holds. */
export interface ModuleFile {
  /** What people see. */
  readonly name: string;
  readonly body: Body;
  /** A syntax error lies in it, so that it may say more than was read. */
  readonly broken: boolean;
}

/** A block of a module, with the file it stands in. */
export interface Placed {
  readonly file: string;
  readonly block: Block;
  readonly body: Body;
}

export interface ResourceBlock extends Placed {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Of several blocks with one address, which Terraform refuses: which of them, and which of its file; from 1. */
  readonly nth: number;
  readonly nthOfFile: number;
}

/** The files of a directory taken together. */
export interface Module {
  readonly directory: string;
  readonly variables: ReadonlyMap<string, Placed>;
  readonly locals: ReadonlyMap<string, Expression>;
  readonly outputs: ReadonlyMap<string, Placed>;
  /** By `type.name`, of data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ResourceBlock>;
  readonly calls: ReadonlyMap<string, Placed>;
  readonly files: readonly ModuleFile[];
  /** A file has a syntax error: what is not here may be there. */
  readonly broken: boolean;
}

/** The place of a block, below which its arguments stand. Of several with one address in a file, the name says which. */
export const originOf = ({
  file,
  block,
  body,
  nthOfFile = 1,
}: Placed & Partial<Pick<ResourceBlock, 'nthOfFile'>>): Origin => {
  const path = [block.type, ...block.labels.map((label, at) => (at === 1 ? nthName(label, nthOfFile) : label))];
  return { document: { source: file, index: 0 }, path, expressions: expressionsIn(body, path.length) };
};

/** The name by which the nth block of an address is told apart from those before it. */
export const nthName = (name: string, nth: number): string => (nth === 1 ? name : `${name}#${nth}`);

const isOverride = (name: string): boolean => /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/.test(name);

/** A body in which another's arguments, and its blocks of each type, take the place of what was there. */
const overridden = (body: Body, by: Body): Body => {
  const types = new Set(by.blocks.map(typeOfBlock));
  return {
    attributes: new Map([...body.attributes, ...by.attributes]),
    blocks: [...body.blocks.filter((block) => !types.has(typeOfBlock(block))), ...by.blocks],
  };
};

const typeOfBlock = ({ type, labels }: Block): string => (type === 'dynamic' ? (labels[0] ?? '') : type);

/** Module, being put together. Of two blocks with one name, which Terraform refuses, references mean the first. */
interface Draft {
  readonly variables: Map<string, Placed>;
  readonly locals: Map<string, Expression>;
  readonly outputs: Map<string, Placed>;
  readonly resources: Map<string, ResourceBlock>;
  readonly calls: Map<string, Placed>;
}

const put = <Kind extends Placed>(into: Map<string, Kind>, name: string, placed: Kind, isOver: boolean): void => {
  const known = into.get(name);
  if (known === undefined) into.set(name, placed);
  else if (isOver) into.set(name, { ...known, body: overridden(known.body, placed.body) });
};

/** The second block with an address is kept as well: what is wrong in it is said, though nothing refers to it. */
const putResource = (into: Map<string, ResourceBlock>, resource: ResourceBlock, isOver: boolean): void => {
  const { mode, type, name } = resource;
  const key = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  if (isOver || !into.has(key)) return put(into, key, resource, isOver);
  let nth = 2;
  while (into.has(nthName(key, nth))) nth += 1;
  const earlier = Array.from({ length: nth - 1 }, (_, at) => into.get(nthName(key, at + 1)));
  const nthOfFile = 1 + earlier.filter((one) => one?.file === resource.file).length;
  into.set(nthName(key, nth), { ...resource, nth, nthOfFile });
};

const add = (draft: Draft, file: string, block: Block, isOver: boolean): void => {
  const { type, labels, body } = block;
  const placed: Placed = { file, block, body };
  const [first, second] = labels;
  switch (type) {
    case 'locals':
      for (const { name, expression } of body.attributes.values())
        if (isOver || !draft.locals.has(name)) draft.locals.set(name, expression);
      return;
    case 'variable':
      if (first !== undefined) put(draft.variables, first, placed, isOver);
      return;
    case 'output':
      if (first !== undefined) put(draft.outputs, first, placed, isOver);
      return;
    case 'module':
      if (first !== undefined) put(draft.calls, first, placed, isOver);
      return;
    case 'resource':
    case 'data': {
      if (first === undefined || second === undefined) return;
      const mode = type === 'data' ? 'data' : 'managed';
      const resource = { ...placed, mode, type: first, name: second, nth: 1, nthOfFile: 1 } as const;
      putResource(draft.resources, resource, isOver);
      return;
    }
    default:
  }
};

/** The module that a directory's files make; override files change what the others say. */
export const moduleOf = (directory: string, files: readonly ModuleFile[]): Module => {
  const draft: Draft = {
    variables: new Map(),
    locals: new Map(),
    outputs: new Map(),
    resources: new Map(),
    calls: new Map(),
  };
  for (const isOver of [false, true])
    for (const { name, body } of files.filter((file) => isOverride(file.name) === isOver))
      for (const block of body.blocks) add(draft, name, block, isOver);
  return { directory, ...draft, files, broken: files.some(({ broken }) => broken) };
};

/** The text of an argument that is written plainly; undefined for any other. */
export const plainText = (attribute: Attribute | undefined): string | undefined =>
  attribute?.expression.kind === 'literal' && typeof attribute.expression.value === 'string'
    ? attribute.expression.value
    : undefined;

/** True where an argument is written as `true`. */
export const isTrue = (attribute: Attribute | undefined): boolean =>
  attribute?.expression.kind === 'literal' &&
  (attribute.expression.value === true || attribute.expression.value === 'true');
