import { nearest } from '../source/nearest.ts';
import type { Catalogue } from './catalogue.ts';
import { otherNames } from './data/other-names.ts';

type Names = Pick<Catalogue, 'service' | 'serviceNames'>;

/** A service somebody seems to have meant. */
export interface ServiceSuggestion {
  readonly service: string;
  /** `name`: written as its display name, in the plural, or in another case; `slip`: some letters differ. */
  readonly how: 'name' | 'slip';
}

/** A name without what people vary: case, plural, separators, the maker. */
const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:ibm[-_ ]?)?(?:cloud[-_ ])?(?=.)/, '')
    .replace(/s(?=$|[-_ ])/g, '')
    .replace(/[-_ ]/g, '');

/** True for a part of a known service (`is.something`): the tables lack some. */
export const isPartOfKnown = (name: string, { service }: Pick<Catalogue, 'service'>): boolean => {
  const whole = name.split('.')[0] ?? name;
  return whole !== name && service(whole) !== undefined;
};

/** Names of services are short and near each other (`iks` is not `is`): a wrong suggestion is worse than none. */
const slips = (length: number): number => (length <= 4 ? 0 : length <= 8 ? 1 : length <= 11 ? 2 : 3);

/**
 * The service that a name the catalogue lacks is most likely meant to be; undefined where none is near. A part of a known
 * service is let be.
 */
export const suggestedService = (name: string, { service, serviceNames }: Names): ServiceSuggestion | undefined => {
  const called = otherNames.get(name.toLowerCase());
  if (called !== undefined) return { service: called, how: 'name' };
  if (isPartOfKnown(name, { service })) return undefined;
  const wanted = fold(name);
  const names = serviceNames();
  const same = names.find((one) => fold(one) === wanted || fold(service(one)?.title ?? one) === wanted);
  if (same !== undefined) return { service: same, how: 'name' };
  const near = nearest(name, names, slips);
  return near !== undefined && near[0] === name[0] ? { service: near, how: 'slip' } : undefined;
};

/** The service whose display name of several words a text is: a single word, such as `Billing`, may be the name of anything. */
export const serviceTitled = (text: string, names: Names): string | undefined => {
  if (!/\S\s+\S/.test(text)) return undefined;
  const found = suggestedService(text, names);
  return found?.how === 'name' ? found.service : undefined;
};
