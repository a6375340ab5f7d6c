import { isPlaceholder, isWordForId } from '../../source/placeholder.ts';

const prefix = '^(?:.*\\/\\/)?(?:module\\.[\\w-]+(?:\\[[^\\]]*\\])?\\.)*';
const someGroup = 'the group of ';

/** All forms below hold one of these, and nearly no id of IAM does: the other expressions read a text to its end. */
const mark = /[.: $]/;
const variable = new RegExp(`${prefix}var\\.|^\\$`);
/** `data.…` and `var.…`, in a module and behind a root directory as well; `$NAME` of a script. */
const unresolvedId = new RegExp(`${prefix}(?:data|var)\\.|^${someGroup}|^\\$`);
const resource = new RegExp(`${prefix}(?:data\\.)?ibm_\\w+\\.|^script:|^kubernetes:`);

/** True for a word of a template in place of an id; words of documentation, such as `source_account_id`, are no ids either. */
export const isTemplateWord = (id: string): boolean => isPlaceholder(id) || isWordForId(id);

/**
 * True for an id that stands for something that exists already and whose real id no input says: what a data source looks
 * up, what a variable is given, what a placeholder is to be replaced by. Equal ids mean the same thing; different ones may,
 * too.
 */
export const isUnresolved = (id: string): boolean => (mark.test(id) && unresolvedId.test(id)) || isTemplateWord(id);

/** True for an id in place of the real one, which no input says. */
export const hasNoRealId = (id: string): boolean => isAddress(id) || isUnresolved(id);

/** True for an unresolved id that may stand for nothing at all: a variable may be given `null`. */
export const mayBeNothing = (id: string): boolean => variable.test(id);

/** True for an id that is the address of what declares a thing, since the real one is not known before it is made. */
export const isAddress = (id: string): boolean => mark.test(id) && (resource.test(id) || unresolvedId.test(id));

/** The address of the Terraform resource that declares a thing; undefined where none does: scripts and operators have addresses of iamlint's own. */
export const declaredBy = (address: string): string | undefined =>
  /^(?:script|kubernetes):|^data\.(?:script|kubernetes):/.test(address) ? undefined : address.replace(/^.*\/\//, '');

/** An id for the group that a resource is about where nothing says which: it may be any. */
export const groupOf = (address: string): string => `${someGroup}${address}`;

const ownPrefix = /(?<![\w.])(?:data\.)?(?:script|kubernetes):(?=[\w./%-])([^\s`]*)/g;

/** A text as people read it: an address of iamlint's own is the place that it is made of, `setup.sh:4`. */
export const withPlaces = (text: string): string =>
  text.includes('script:') || text.includes('kubernetes:')
    ? text.replace(ownPrefix, (_, place: string) => place.replace(/^.*%in%/, '').replaceAll('%20', ' '))
    : text;
