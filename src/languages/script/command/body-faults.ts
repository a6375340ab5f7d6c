/** What IAM refuses in the body of a request that makes a policy, beyond what its parts say to the rules. */
import { isMapping, type Value } from '../../declared/declared.ts';

const listIn = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

const at = (value: Value | undefined, key: string): Value | undefined =>
  isMapping(value) ? value.get(key) : undefined;

interface Attribute {
  readonly name: Value | undefined;
  readonly value: Value | undefined;
}

const attributesIn = (holder: Value | undefined): readonly Attribute[] =>
  listIn(at(holder, 'attributes')).map((each) => ({
    name: at(each, 'name') ?? at(each, 'key'),
    value: at(each, 'value'),
  }));

/** A placeholder as a name may stand for any attribute. */
const mayName = (attributes: readonly Attribute[], name: string): boolean =>
  attributes.some((each) => typeof each.name !== 'string' || each.name === name);

const lacksAccount = (attributes: readonly Attribute[]): boolean =>
  attributes.length > 0 && !mayName(attributes, 'accountId');

const tooMany = (body: Value, list: string, one: string): readonly string[] => {
  const count = listIn(at(body, list)).length;
  return count > 1 ? [`the policy names ${count} ${list}, and IAM accepts one: send one request for each ${one}`] : [];
};

const wordsOfTwo = ['subject', 'resource', 'control', 'rule', 'pattern'] as const;
const wordsOfOne = ['subjects', 'resources', 'roles'] as const;

const wrongVersion = (body: ReadonlyMap<string, Value>, version: 1 | 2): readonly string[] => {
  const others = (version === 1 ? wordsOfTwo : wordsOfOne).filter((word) => body.has(word));
  const [first] = others;
  if (first === undefined) return [];
  if (version === 2)
    return [
      `\`${first}\` is of version 1, and the request goes to \`/v2/policies\`: send it to \`/v1/policies\`, or write the body in version 2`,
    ];
  return first === 'rule' || first === 'pattern'
    ? [
        `\`/v1/policies\` has no conditions: it refuses \`${first}\`, or creates the policy without it; write the policy in version 2, and send it to \`/v2/policies\``,
      ]
    : [`\`${first}\` is of version 2, and the request goes to \`/v1/policies\`: send it to \`/v2/policies\``];
};

/**
 * The faults of a body as messages.
 * @param version of the API that the request goes to
 */
export const faultsOfBody = (body: ReadonlyMap<string, Value>, version: 1 | 2): readonly string[] => {
  const isAuthorization = body.get('type') === 'authorization';
  const subject = body.get('subject') ?? listIn(body.get('subjects'))[0];
  const resource = body.get('resource') ?? listIn(body.get('resources'))[0];
  const [subjects, resources] = [attributesIn(subject), attributesIn(resource)];
  const misplaced = subjects.flatMap(({ name, value }): readonly string[] => {
    if (typeof value !== 'string' || isAuthorization) return [];
    const isGroup = value.startsWith('AccessGroupId-');
    if (name === 'iam_id' && isGroup)
      return [`\`${value}\` is an access group: use the attribute \`access_group_id\` instead of \`iam_id\``];
    return name === 'access_group_id' && /^(?:iam-)?(?:ServiceId|Profile)-|^IBMid-/.test(value)
      ? [`\`${value}\` is not an access group: use the attribute \`iam_id\` instead of \`access_group_id\``]
      : [];
  });
  return [
    ...tooMany(body, 'subjects', 'subject'),
    ...tooMany(body, 'resources', 'resource'),
    ...wrongVersion(body, version),
    ...misplaced,
    ...(lacksAccount(resources) ? ['the target has no `accountId`: IAM refuses a policy without it'] : []),
    ...(isAuthorization && lacksAccount(subjects)
      ? ['the source has no `accountId`: IAM refuses an authorization without it']
      : []),
  ];
};
