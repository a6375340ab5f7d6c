import type { JsonObject } from '../../source/json.ts';
import { get, isList, isObject } from '../../source/json.ts';
import type { KindName } from '../recognise/recognised.ts';
import { accessTestFaults } from './access-test-faults.ts';
import { misspelledAttributes, misspelledShortAttributes } from './attribute-names.ts';
import type { Fault } from './words.ts';

const none: readonly Fault[] = [];

const within = (faults: readonly Fault[], ...path: readonly (string | number)[]): readonly Fault[] =>
  faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));

const ofTemplate = (template: JsonObject): readonly Fault[] => {
  const policy = get(template, 'policy');
  return isObject(policy) ? within(misspelledAttributes(policy), 'policy') : none;
};

const ofSetup = (setup: JsonObject): readonly Fault[] =>
  ['policies', 'authorizations'].flatMap((key) => {
    const list = get(setup, key);
    if (!isList(list)) return [];
    return list.flatMap((policy, index) =>
      isObject(policy)
        ? within([...misspelledAttributes(policy), ...misspelledShortAttributes(policy)], key, index)
        : [],
    );
  });

/** What a schema cannot say of an item of a kind; most kinds have nothing of the sort. */
export const extraFaults = (kind: KindName, value: JsonObject): readonly Fault[] => {
  switch (kind) {
    case 'policies':
      return misspelledAttributes(value);
    case 'policy-templates':
      return ofTemplate(value);
    case 'engine-setup':
      return ofSetup(value);
    case 'access-test':
      return accessTestFaults(value);
    default:
      return none;
  }
};
