/**
 * Values of `mfa` that ask for no second factor. `NONE_NO_ROPC` sounds as if it did more: it stops logins by password on
 * the command line. Source: SDK of the identity API, 2026-07.
 */
export const mfaOff: ReadonlySet<string> = new Set(['NONE', 'NONE_NO_ROPC']);
