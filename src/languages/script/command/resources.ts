import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Argument, Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import { keyOf, literal, type Text } from '../run/text.ts';
import type { Sort } from '../sort.ts';
import type { Surroundings } from './call.ts';
import { noteUse } from './kinds.ts';
import { fieldOf, refer, type Field, type Made } from './declarations.ts';

/** A value that is not known, but whose kind is. */
const sorted = (sort: Sort | undefined, why: string, tag: string, range: Range): Text => [
  { hole: unknown(why), tag, ...(sort === undefined ? {} : { sort }), range },
];

const instanceSorts: Readonly<Record<string, Sort>> = {
  guid: 'instance GUID',
  crn: 'CRN',
  id: 'CRN',
  account_id: 'account ID',
};

const instanceAnswer = (made: Made): Output => ({
  is: 'answer',
  attribute: (attribute, _, range) => [
    {
      hole: refer(made, attribute),
      tag: `${made.address}.${attribute}`,
      ...(instanceSorts[attribute] === undefined ? {} : { sort: instanceSorts[attribute] }),
      range,
    },
  ],
});

const field = (word: Argument | undefined): Field | undefined => word && fieldOf(word);

const instance = (
  name: Argument,
  made: boolean,
  words: readonly Argument[],
  invocation: Invocation,
  { declarations, uses }: Surroundings,
): Output => {
  const key = keyOf(name.text);
  const known = declarations.find('ibm_resource_instance', key);
  if (known !== undefined) return instanceAnswer(known);
  const [service, plan, location] = made ? words : [];
  const line = declarations.lineOf(name.range.start);
  if (made) noteUse(uses, { ...name, kind: 'name', at: 'for `service-instance-create`', line });
  return instanceAnswer(
    declarations.declare({
      mode: made ? 'managed' : 'data',
      type: 'ibm_resource_instance',
      fields: { name: field(name), service: field(service), plan: field(plan), location: field(location) },
      uncertainBecause: made ? invocation.uncertainBecause : undefined,
      range: invocation.range,
      key,
    }),
  );
};

const isFlag = ({ text }: Argument): boolean => (literal(text) ?? '').startsWith('-');

/** Commands that look up what policies name: instances, resource groups, the account. */
export const runLookup = (group: string, invocation: Invocation, around: Surroundings): Output | undefined => {
  const words = invocation.words.slice(2);
  const [command, name, ...rest] = words.filter((word) => !isFlag(word));
  const verb = command === undefined ? undefined : literal(command.text);
  if (group === 'resource' && name !== undefined) {
    if (verb === 'service-instance' || verb === 'service-instance-create') {
      return instance(name, verb === 'service-instance-create', rest, invocation, around);
    }
    if (verb === 'group') {
      const why = 'the id of the resource group is not known';
      const tag = `resource group:${keyOf(name.text)}`;
      if (words.some(({ text }) => literal(text) === '--id')) {
        return { is: 'text', text: sorted('resource group ID', why, tag, invocation.range) };
      }
      return {
        is: 'answer',
        attribute: (attribute, _, range) =>
          sorted(attribute === 'id' ? 'resource group ID' : undefined, why, `${tag}.${attribute}`, range),
      };
    }
  }
  const isTarget = group === 'target' || (group === 'account' && (verb === undefined || verb === 'show'));
  if (!isTarget) return undefined;
  return {
    is: 'answer',
    attribute: (attribute, _, range) =>
      sorted(
        /^(?:account\.guid|account_id|guid)$/.test(attribute) ? 'account ID' : undefined,
        'the account is not known',
        `account.${attribute}`,
        range,
      ),
  };
};
