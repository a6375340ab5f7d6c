import type { EscalationStep } from '../../src/access/escalation/steps.ts';
import type { EscalationPath } from '../../src/access/escalation/paths.ts';
import type { Related } from '../../src/finding/finding.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import {
  administration,
  type Chain,
  chainOf,
  chainSteps,
  explainStep,
  isMeant,
  placeOfRole,
  takeAway,
  unlessMeant,
  whoCan,
} from '../../src/rule-api/escalation.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import type { Subject } from '../../src/account/model/subject.ts';

/** A step as what somebody does first, and as what the next one can do. */
const verbs: Readonly<Record<EscalationStep['way'], readonly [first: string, then: string]>> = {
  key: ['creating an API key for', 'create an API key for'],
  group: ['joining', 'join'],
  trust: ['assuming', 'assume'],
  secret: ['reading an API key of', 'read an API key of'],
  'engine key': ['reading the API key of', 'read the API key of'],
  engine: ['making an engine act as', 'make an engine act as'],
};

const inWords = ({ told, leftOut, end }: Chain, name: (subject: Subject) => string): string => {
  const steps = told.flatMap(({ step }) => step ?? []);
  const words = steps.map(({ way, to }, index) =>
    index === 0 ? `${verbs[way][0]} ${name(to)}` : `which can ${verbs[way][1]} ${name(to)}`,
  );
  const rest = leftOut === 0 ? [] : [`and so on, in ${leftOut} more steps, to ${name(end.subject)}`];
  return [...words, ...rest, 'which administers it'].join(', ');
};

const evidence = ({ told, end }: Chain, name: (subject: Subject) => string): readonly Related[] =>
  [...told, end].flatMap(({ subject, through, step }) => [
    ...(through === undefined ? [] : [{ place: through.origin, note: `${name(subject)} is in \`${through.group}\`` }]),
    ...(step === undefined ? [] : [explainStep(step, name)]),
  ]);

/** One step that another rule tells by itself. */
const reportedElsewhere = ({ length, step }: EscalationPath): boolean =>
  length === 1 && step !== undefined && (step.way === 'secret' || (step.every && step.way !== 'engine'));

export default defineRuleWithOptions({
  id: 'reaches-administration',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can become administrator of the account, in steps that its policies allow',
  messages: {
    found: '{who} can become administrator of the account by {chain}: remove the step that is not intended',
  },
  options: allowOption('Ids or names of subjects that may become administrator of the account.'),
  *check({ account, accessOf, options, report }) {
    const access = accessOf(account);
    const { administersBy, paths } = access.escalation();
    if (paths().size === 0) return;
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    const engines = new Set(account.engines.flatMap(({ subject }) => subject?.id ?? []));
    for (const path of paths().values()) {
      const { subject, through, step } = path;
      // Members of a group are told with the group; an engine's key and what it makes have a rule of their own.
      if (step === undefined || through !== undefined || reportedElsewhere(path)) continue;
      const standing = meant(subject);
      if (standing.is === 'yes') continue;
      if (step.way === 'engine' || engines.has(step.to.id)) continue;
      const chain = chainOf(path);
      const last = chain.end.subject.id;
      const by = administersBy(last);
      const place = placeOfRole(step.policy, step.role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), chain: inWords(chain, name) },
        unlessMeant(standing, place, {
          chain: chainSteps(chain, account),
          related: [...evidence(chain, name), ...(by === undefined ? [] : [administration(last, by)])],
          ...takeAway('grant only what is intended of the first step'),
        }),
      );
    }
  },
});
