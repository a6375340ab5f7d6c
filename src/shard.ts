import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { Account } from './account/model/account.ts';
import { firstOrigin } from './check/bound-accounts.ts';
import type { Finding, NotChecked } from './finding/finding.ts';
import type { Loaded } from './load/load.ts';
import { sourceOf } from './source/place.ts';

/** The part of a run that one of several jobs does. */
export interface Shard {
  /** Counts from 1. */
  readonly index: number;
  readonly of: number;
}

/** What a run has read, before rules run. */
export interface Share {
  /** The accounts that rules run on. */
  readonly accounts: readonly Account[];
  /** Policies that are written and not there. */
  readonly dormant: Account | undefined;
  /** What is wrong with what was read. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly skipped: Loaded['skipped'];
  /** Names of the sources that count as read here. */
  readonly files: readonly string[];
  readonly documents: number;
}

/** Which shard something belongs to, by its name alone: what else is linted, and in which order, changes nothing. */
const shardOf = (name: string, of: number): number => {
  const digest = createHash('sha256').update(name).digest();
  return (digest.readUInt32BE(0) % of) + 1;
};

/**
 * The name of an account: its id; of one that no input names, the file that it begins in, and of Terraform code the root
 * module's directory, or what calls the module that it begins in.
 */
const nameOf = (account: Account): string => {
  if (account.id !== undefined) return account.id;
  const origin = firstOrigin(account);
  if (origin === undefined) return '';
  const source = sourceOf(origin.given?.call ?? origin);
  return account.terraform === undefined ? source : dirname(source);
};

const dormantIn = (dormant: Account, isIn: (name: string) => boolean): Account => ({
  ...dormant,
  policies: dormant.policies.filter(({ origin }) => isIn(sourceOf(origin))),
  authorizations: dormant.authorizations.filter(({ origin }) => isIn(sourceOf(origin))),
});

/**
 * The part of what was read that one shard judges and counts: each account, file and finding is in one shard. Everything is
 * read by all of them, since what one file says decides what is meant in another.
 */
export const shareOf = ({ index, of }: Shard, whole: Share): Share => {
  const isIn = (name: string): boolean => shardOf(name, of) === index;
  return {
    accounts: whole.accounts.filter((account) => isIn(nameOf(account))),
    dormant: whole.dormant === undefined ? undefined : dormantIn(whole.dormant, isIn),
    findings: whole.findings.filter(({ place }) => isIn(sourceOf(place))),
    notChecked: whole.notChecked.filter(({ reason }) => isIn(reason)),
    skipped: whole.skipped.filter(({ file }) => isIn(file)),
    files: whole.files.filter(isIn),
    // Which documents are whose is not asked for anywhere: each shard counts as many as the others.
    documents: Math.floor((whole.documents * index) / of) - Math.floor((whole.documents * (index - 1)) / of),
  };
};
