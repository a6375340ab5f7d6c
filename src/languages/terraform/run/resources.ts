import type { Reference, Value } from '../../declared/declared.ts';
import type { Entity } from '../evaluate/value.ts';
import { argumentOf, blocksByName, blocksOf } from './arguments.ts';
import type { ResourceBlock } from './module.ts';
import { repeated } from './repeated.ts';
import type { Instance } from './repetition.ts';
import { absent, addressOf, environmentIn, resourceRepetition, type Scope } from './scope.ts';

/** The value of `type.name`, or of `data.type.name`. */
export const resourceIn = (scope: Scope, key: string): Value =>
  scope.remember(key, () => {
    const block = scope.module.resources.get(key);
    if (block === undefined) return absent(scope, `resource \`${key}\``);
    return repeated(resourceRepetition(scope, block), (instance) => entityOf(scope, block, instance), `\`${key}\``);
  });

/** One instance of a resource: its arguments and blocks as they are written, and references to what Terraform computes. */
const entityOf = (scope: Scope, block: ResourceBlock, instance: Instance): Entity => {
  const address = addressOf(scope.prefix, block, instance);
  const computed = (attribute: string): Reference => ({
    unknown: block.mode === 'data' ? 'known once Terraform reads it' : 'known after apply',
    reference: { type: block.type, address, attribute },
  });
  const attribute = (name: string): Value =>
    scope.remember(`${address}.${name}`, () => {
      // What `terraform_data` is given comes out of it again.
      const isOutput = block.type === 'terraform_data' && name === 'output';
      const argument = block.body.attributes.get(isOutput ? 'input' : name);
      if (argument !== undefined) return argumentOf(argument, environmentIn(scope, instance)) ?? computed(name);
      const blocks = blocksByName(block.body).get(name);
      return blocks === undefined ? computed(name) : blocksOf(blocks, environmentIn(scope, instance));
    });
  return { attribute, index: undefined };
};
