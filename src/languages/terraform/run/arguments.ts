import type { Value } from '../../declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { bounded } from '../evaluate/budget.ts';
import { entriesFor, type Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { because, isListValue, isEntityValue, isNothing } from '../evaluate/value.ts';
import type { Attribute, Block, Body } from '../syntax.ts';
import { plainText } from './module.ts';
import { withoutSecret } from './secret.ts';

/** What an argument is. */
export const argumentOf = ({ name, expression }: Attribute, environment: Environment): Value =>
  withoutSecret(name, evaluate(expression, environment));

/** A value without the object behind it, whose attributes only expressions of Terraform can ask for. */
const plain = (value: Value): Value => (isEntityValue(value) ? because(value) : value);

const isStatic = ({ type }: Block): boolean => type !== 'dynamic';

/** The blocks of one name, `dynamic` ones among them, as a list of mappings. */
export const blocksOf = (blocks: readonly Block[], environment: Environment, opened?: () => Environment): Value => {
  const list: Value[] = [];
  for (const block of blocks) {
    if (isStatic(block)) {
      list.push(valuesOf(block.body, environment, new Set(), opened));
      continue;
    }
    const more = dynamicBlocks(block, environment, opened);
    if (!isListValue(more)) return more;
    list.push(...more);
  }
  return bounded(list);
};

/** What a `dynamic` block makes: as many blocks as its `for_each` has entries. */
const dynamicBlocks = ({ labels, body }: Block, environment: Environment, opened?: () => Environment): Value => {
  const each = body.attributes.get('for_each');
  const content = body.blocks.find(({ type }) => type === 'content');
  if (each === undefined || content === undefined) return [];
  const of = evaluate(each.expression, environment);
  if (isUnknown(of)) return because(of);
  const iterator = body.attributes.get('iterator')?.expression;
  const name =
    iterator?.kind === 'variable' ? iterator.name : (plainText(body.attributes.get('iterator')) ?? labels[0]);
  const isSet = each.expression.kind === 'call' && each.expression.name === 'toset';
  return (entriesFor(of) ?? []).map(([key, value]) => {
    const entry = new Map<string, Value>([
      ['key', isSet ? value : key],
      ['value', value],
    ]);
    const within = (outer: Environment): Environment => ({
      ...outer,
      variable: (wanted) => (wanted === name ? entry : outer.variable(wanted)),
    });
    return valuesOf(content.body, within(environment), new Set(), opened && (() => within(opened())));
  });
};

/** The blocks of a body by the name they are known by. */
export const blocksByName = (body: Body): ReadonlyMap<string, readonly Block[]> => {
  const groups = new Map<string, Block[]>();
  for (const block of body.blocks) {
    const name = isStatic(block) ? block.type : block.labels[0];
    if (name === undefined) continue;
    const group = groups.get(name) ?? [];
    group.push(block);
    groups.set(name, group);
  }
  return groups;
};

/** What is not known of a value that is nothing, once variables may be given a value where their default is none. */
const unlessNothing = (value: Value, open: () => Value): Value => {
  const other = isNothing(value) ? open() : value;
  return isUnknown(other) ? other : value;
};

/**
 * The arguments and blocks of a body that are there; one that is null is not. `except` are left out.
 * @param opened the environment in which variables that are nothing by default are not known; absent where that does not matter
 */
export const valuesOf = (
  body: Body,
  environment: Environment,
  except: ReadonlySet<string> = new Set(),
  opened?: () => Environment,
): ReadonlyMap<string, Value> => {
  const values = new Map<string, Value>();
  const inBoth = (valueIn: (environment: Environment) => Value): Value => {
    const value = valueIn(environment);
    return opened === undefined ? value : unlessNothing(value, () => valueIn(opened()));
  };
  for (const attribute of body.attributes.values()) {
    if (except.has(attribute.name)) continue;
    const value = inBoth((each) => argumentOf(attribute, each));
    if (value !== null) values.set(attribute.name, plain(value));
  }
  for (const [name, blocks] of blocksByName(body))
    if (!except.has(name)) values.set(name, plain(inBoth((each) => blocksOf(blocks, each, opened))));
  return values;
};
