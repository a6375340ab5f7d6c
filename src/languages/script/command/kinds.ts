/** Values that are not known and are used as two kinds of things: whatever they hold, one of the uses is wrong. */
import type { Range } from '../../../source/place.ts';
import { isReference } from '../../declared/declared.ts';
import { soleHole, type Hole, type Text } from '../run/text.ts';
import type { Misuse } from './misuse.ts';

/** What a value has to be where it stands. Things called by name or ID have no form of their own. */
export type Kind =
  'account ID' | 'instance GUID' | 'resource group ID' | 'service ID only' | 'access group IDs' | 'name' | 'name or ID';

const withArticle: Readonly<Record<Kind, string>> = {
  'account ID': 'the id of an account',
  'instance GUID': 'the GUID of an instance',
  'resource group ID': 'the id of a resource group',
  'service ID only': 'the id of a service ID',
  'access group IDs': 'the id of an access group',
  name: 'a name',
  'name or ID': 'the name or ID of a subject',
};

interface Use {
  readonly kind: Kind;
  readonly at: string;
  /** As messages name it. */
  readonly line: string;
  readonly range: Range;
}

/** The uses of values that were seen so far, by what each value is. */
export type Uses = Map<string, Use>;

/** Names may be alike, and a subject may be called as anything is; an ID is an ID of one kind. */
const mayBeBoth = (one: Kind, other: Kind): boolean => {
  const loose: readonly Kind[] = ['name', 'name or ID'];
  return one === other || (loose.includes(one) && loose.includes(other)) || isSubject(one, other);
};

const isSubject = (one: Kind, other: Kind): boolean =>
  [one, other].includes('name or ID') &&
  [one, other].some((kind) => kind === 'service ID only' || kind === 'access group IDs');

/** What the name of a variable or a placeholder says that it holds: a hint, and no more. */
const hintOf = (name: string): Kind | undefined => {
  const [isInstance, isAccount] = [/instance/i.test(name), /account/i.test(name)];
  if (isInstance === isAccount || /name|crn/i.test(name)) return undefined;
  return isInstance ? 'instance GUID' : 'account ID';
};

/** `ID`, `<name>`: such a word stands for another thing at each place of a page. */
export const isGeneric = ({ tag }: Hole): boolean => /^placeholder:\W*[A-Za-z]+\W*$/.test(tag);

/** A value where something of a kind is required, as `at` says: "for `--service-instance`". */
export interface Used {
  readonly text: Text;
  readonly range: Range;
  readonly kind: Kind;
  readonly at: string;
  readonly line: string;
}

/** Records a use, and gives what is wrong where an earlier one, or the value's own name, says that it is of another kind. */
export const noteUse = (uses: Uses, { text, range, kind, at, line }: Used): Misuse | undefined => {
  const hole = soleHole(text);
  if (hole === undefined || isReference(hole.hole) || isGeneric(hole)) return undefined;
  const name = hole.variable ?? hole.tag;
  const before = uses.get(hole.tag);
  if (before === undefined) uses.set(hole.tag, { kind, at, line, range });
  const hint = hintOf(name);
  if (before !== undefined && !mayBeBoth(before.kind, kind)) {
    return {
      message: `\`${name}\` is used ${at}, where ${withArticle[kind]} is required, and ${before.at} on line ${before.line}, where ${withArticle[before.kind]} is: it cannot be both`,
      range: hint === kind ? before.range : range,
    };
  }
  // An account and an instance are mixed up; `$SERVICE_ACCOUNT` and `$ACCOUNT_RESOURCE_GROUP` are what they say.
  if (hint === undefined || hint === kind || (kind !== 'account ID' && kind !== 'instance GUID')) return undefined;
  return {
    message: `\`${name}\` is called as if it were ${withArticle[hint]}, but ${at} ${withArticle[kind]} is required`,
    range,
    confidence: 'low',
  };
};
