import { exists, type Policy } from '../../../src/account/model/policy.ts';

/**
 * True for a policy that is only written down, in a document that holds all that covers it: what another document says may
 * be of another day, or of another set of files.
 */
export const isNeedless = (policy: Policy, covering: readonly Policy[]): boolean => {
  const { source, index } = policy.origin.document;
  return (
    !exists(policy) &&
    policy.address === undefined &&
    covering.every(({ origin: { document } }) => document.source === source && document.index === index)
  );
};
