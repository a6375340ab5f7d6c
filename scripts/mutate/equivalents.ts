/**
 * Mutants that do what the code does, so that no test can notice them, by their names, and why it is so. A name that is no
 * mutant's any more is a fault.
 */
export const equivalents: Readonly<Record<string, string>> = {
  "src/access/escalation/escalation.ts: type ?? '' → type": 'only makes a key, and no type is called `undefined`',
  'src/access/escalation/grants.ts: objects.length === 0 → false': 'saves work: the loop over no objects does nothing',
  "src/access/escalation/instance-grants.ts: name === 'resourceType' → name !== 'resourceType'":
    'saves work: a policy that names no part covers parts where it covers the whole',
  "src/access/escalation/instance-grants.ts: typeof value === 'boolean' || !operator.startsWith('stringEquals') → true":
    'saves work: names are looked up instead of held against each group',
  'src/access/escalation/instance-grants.ts: values.some((one) => holdsWildcard(one)) → true':
    'saves work: a list of names is looked up one by one',
  "src/access/decide/contains.ts: 'join' in other && one.join === other.join → one.join === other.join":
    'what has no `join` has another one than what has',
  'src/access/decide/doubt.ts: id !== undefined && uncertainBecause !== undefined → uncertainBecause !== undefined':
    'nobody asks for the doubts on what has no id',
  'src/access/redundancy/covering.ts: giver === undefined || !gives(giver) → !gives(giver)':
    'there is a giver from the first on, and without one nothing is asked any more',
  'src/access/decide/candidates.ts: instance === undefined || !guid.test(instance) → !guid.test(instance)':
    'a pattern reads nothing as `undefined`, which is no GUID',
  'src/access/decide/candidates.ts: instance === undefined || !guid.test(instance) → !guid.test(instance) #2':
    'a pattern reads nothing as `undefined`, which is no GUID',
  'src/access/decide/candidates.ts: instance === undefined || !guid.test(instance) → !guid.test(instance) #3':
    'a pattern reads nothing as `undefined`, which is no GUID',
  'src/access/decide/contains.ts: inner === undefined || isUnknown(outer) || isUnknown(inner) → inner === undefined || isUnknown(outer)':
    'a condition that is not known has neither tests nor a key, and is like no other',
  'src/access/decide/time-window.ts: /^date(Time)?(Less|Greater)Than(OrEquals)?$/ → /date(Time)?(Less|Greater)Than(OrEquals)?$/':
    'no operator of IAM has `date` but at its start',
  "src/output/suppress/baseline.ts: textAt(entry, 'fingerprint') ?? '' → textAt(entry, 'fingerprint')":
    'a pattern reads nothing as `undefined`, which is no fingerprint',
  "src/output/suppress/baseline.ts: textAt(entry, 'fingerprint') ?? '' → textAt(entry, 'fingerprint') #2":
    'the entries have been looked at before: each has a fingerprint',
  'src/output/redact/shorten.ts: text.length <= maxName → false':
    'saves work: nothing of a short text is cut, and secrets are masked again where it is written',
  'src/output/redact/shorten.ts: text.length <= maxName → text.length < maxName':
    'saves work: nothing of a short text is cut, and secrets are masked again where it is written',
  'src/output/suppress/directive.ts: /^\\s*(iamlint-(?:ignore|disable|suppress)[\\w-]*):?(?:\\s+|$)(.*)$/is → /^\\s*(iamlint-(?:ignore|disable|suppress)[\\w-]*):?(?:\\s+|$)(.*)/is':
    'with the flag `s` a dot meets line breaks: what is taken goes to the end anyway',
  'src/output/suppress/directive.ts: /^\\s*(iamlint-(?:ignore|disable|suppress)[\\w-]*):?(?:\\s+|$)(.*)$/is → /^\\s*(iamlint-(?:ignore|disable|suppress)[\\w-]*):?(?:\\s|$)(.*)$/is':
    'what is taken is split at blanks afterwards',
  "src/output/suppress/directive.ts: format === 'json' || format === 'ndjson' || !/iamlint-/i.test(text) → !/iamlint-/i.test(text)":
    'saves work: JSON has no comments',
  "src/output/suppress/directive.ts: format === 'json' || format === 'ndjson' || !/iamlint-/i.test(text) → (format === 'json' || format === 'ndjson') && (!/iamlint-/i.test(text))":
    'saves work: JSON has no comments, and another text without the word none of these',
  "src/output/suppress/directive.ts: format === 'json' || format === 'ndjson' → format === 'json'":
    'saves work: NDJSON has no comments',
  "src/output/suppress/directive.ts: /^(.*?)(?:(?:^|\\s)--(?:\\s|$)|$)/s.exec(rest) ?? ['', ''] → /^(.*?)(?:(?:^|\\s)--(?:\\s|$)|$)/s.exec(rest)":
    'every text matches',
  'src/output/suppress/inline.ts: used.get(each)?.has → used.get(each).…': 'every directive has an entry',
  'src/output/suppress/lines.ts: offsets[nth] ?? [] → offsets[nth]': 'every finding has its offsets',
  'rules/policy/unknown-service.ts: !seen.has(name) → true': 'saves work: the same comes out each time',
};
