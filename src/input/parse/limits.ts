/**
 * The bounds within which a source is read; beyond one stands a `limit-exceeded` finding, never a hang. A text of
 * JavaScript holds at most 2^29 - 24 characters, hence the bound on bytes. Those that a config may raise are in
 * `src/source/limits.ts`.
 */
export const limits = {
  bytes: 512_000_000,
  /** Levels of lists and mappings inside each other. */
  depth: 100,
  /** Values that the aliases of one YAML document bring in, altogether. */
  aliased: 100_000,
  /** Problems reported of one source; what follows is only counted. */
  problems: 20,
  /** Faults the scan of one NDJSON source collects, so that their lines can be left out. */
  scanned: 10_000,
} as const;

/** From this many bytes on, JSON is checked in a worker while the main thread parses it. */
export const checkedInWorker = 2_000_000;
