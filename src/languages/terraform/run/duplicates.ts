import type { Finding } from '../../../finding/finding.ts';
import { diagnostic } from '../../../finding/diagnostic.ts';
import type { Place } from '../../../source/place.ts';
import { originOf, type Module, type Placed } from './module.ts';

/** The header of a block: two blocks with one address have the same path, and are told apart by it. */
const headerOf = (placed: Placed): Place =>
  /\.json$/i.test(placed.file) ? originOf(placed) : { source: placed.file, range: placed.block.header };

/** The resources of IBM Cloud that a module declares more than once: Terraform refuses the module. */
export const duplicatesIn = ({ resources }: Module): readonly Finding[] =>
  [...resources].flatMap(([key, block]) => {
    if (block.nth === 1 || !block.type.startsWith('ibm_')) return [];
    const address = key.replace(/#\d+$/, '');
    const first = resources.get(address);
    return diagnostic(
      'duplicate-declaration',
      headerOf(block),
      `\`${address}\` is declared before: Terraform refuses two blocks of one type with the same name; rename this one`,
      { related: first === undefined ? [] : [{ place: headerOf(first), note: 'it is declared here first' }] },
    );
  });
