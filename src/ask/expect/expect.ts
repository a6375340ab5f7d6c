import type { Account } from '../../account/model/account.ts';
import { remember } from '../../source/once.ts';
import type { Ground } from '../can.ts';
import { isProblem, type Problem } from '../problem.ts';
import { accountsNamed } from '../who.ts';
import { aboutEverybody } from './about-everybody.ts';
import { aboutSubject } from './about-subject.ts';
import { expectationsIn, type Expectation, type TestDocument } from './access-test.ts';
import { assuming, type Unassumable } from './assume.ts';
import { unanswerable, type Outcome } from './outcome.ts';

/** What expectations are held against. */
export interface TestGround extends Ground {
  /** Policies that are written and not there, to say so where a test assumes them. */
  readonly dormant: Account | undefined;
}

/** An expectation with what comes of it. */
export interface Judged {
  readonly expectation: Expectation;
  readonly outcome: Outcome;
}

type Prepared = Ground | Problem | Unassumable;

const isUnassumable = (prepared: Problem | Unassumable): prepared is Unassumable => 'place' in prepared;

/** The ground of an expectation: its account, with what is given; the same for all that are given the same. */
const groundFor = ({ account, given }: Expectation, ground: TestGround): Prepared => {
  const accounts = accountsNamed(account ?? ground.accountId, ground.accounts);
  if (isProblem(accounts)) return accounts;
  const assumed = assuming(given, accounts, ground.dormant);
  return 'problem' in assumed ? assumed : { ...ground, accounts: assumed, accountId: undefined };
};

const judge = (expectation: Expectation, prepared: Prepared): Outcome => {
  if ('problem' in prepared) return unanswerable(prepared, isUnassumable(prepared) ? prepared.place : undefined);
  return expectation.subject === undefined
    ? aboutEverybody(expectation, prepared)
    : aboutSubject(expectation, expectation.subject, prepared);
};

/** Holds the expectations of some documents against the accounts, in the order of the documents. */
export const runAccessTests = (documents: readonly TestDocument[], ground: TestGround): readonly Judged[] => {
  const grounds = new Map<string, Prepared>();
  return documents.flatMap((document) =>
    expectationsIn(document).map((expectation) => {
      const { account, given } = expectation;
      const key = JSON.stringify([account, given]);
      return {
        expectation,
        outcome: judge(
          expectation,
          remember(grounds, key, () => groundFor(expectation, ground)),
        ),
      };
    }),
  );
};
