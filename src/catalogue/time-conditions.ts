/**
 * Services that grant what a policy says at any time, whatever time its condition names. Source: "The Kubernetes Service
 * doesn't adhere to time-based conditions", in `iam-time-based.md` of ibm-cloud-docs/account, later in
 * `iam-based-conditions.md` there (state of 2026-04-06).
 */
const deaf: ReadonlySet<string> = new Set(['containers-kubernetes']);

/** Whether a service ignores the time conditions of policies. */
export const ignoresTime = (service: string): boolean => deaf.has(service);
