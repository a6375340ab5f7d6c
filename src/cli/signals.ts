/** The signals by which somebody ends a command, which may have to tidy up first. */
export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
