import type { Catalogue } from './catalogue.ts';

/** The service an action, or a pattern of actions, begins with, by its longest name that is one. */
export const serviceInAction = (pattern: string, catalogue: Pick<Catalogue, 'service'>): string | undefined => {
  const parts = pattern.split('.');
  return parts
    .map((_, index) => parts.slice(0, parts.length - index).join('.'))
    .find((name) => catalogue.service(name) !== undefined);
};
