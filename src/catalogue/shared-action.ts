import { sharedActions } from './data/shared-actions.ts';

/** Whether every service with published roles lists the action besides its own, as `iam.policy.read`. */
export const isSharedAction = (action: string): boolean =>
  sharedActions.some(([, actions]) => actions.includes(action));
