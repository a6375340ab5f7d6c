import { moduleAt, stepsOf, type Step } from './address.ts';
import type { Instance } from './instance.ts';

/** The instances of a resource in a module, or in any of the module's instances where the steps leave that undecided. */
export type InstancesAt = (
  resource: { readonly mode: Instance['mode']; readonly type: string | undefined; readonly name: string | undefined },
  steps: readonly Step[],
) => readonly Instance[];

const fits = (steps: readonly Step[], module: string): boolean => {
  const own = stepsOf(module) ?? [];
  return (
    own.length === steps.length &&
    steps.every(({ name, key, any }, index) => own[index]?.name === name && (any === true || own[index].key === key))
  );
};

/** Finds instances by their resource and module. */
export const indexInstances = (instances: readonly Instance[]): InstancesAt => {
  const byPlace = new Map<string, Instance[]>();
  const put = (place: string, instance: Instance): void => {
    const found = byPlace.get(place);
    if (found === undefined) byPlace.set(place, [instance]);
    else found.push(instance);
  };
  // Taken apart and put together again, an address is spelt as those of references are.
  const spelt = new Map<string, string>();
  const spelling = (module: string): string => {
    const found = spelt.get(module) ?? moduleAt(stepsOf(module) ?? []) ?? module;
    spelt.set(module, found);
    return found;
  };
  for (const instance of instances) {
    const { mode, type, name, module } = instance;
    put(`${mode} ${type} ${name}`, instance);
    put(`${mode} ${type} ${name} ${spelling(module)}`, instance);
  }
  return ({ mode, type, name }, steps) => {
    const resource = `${mode} ${type} ${name}`;
    const module = moduleAt(steps);
    if (module !== undefined) return byPlace.get(`${resource} ${module}`) ?? [];
    return (byPlace.get(resource) ?? []).filter((instance) => fits(steps, instance.module));
  };
};
