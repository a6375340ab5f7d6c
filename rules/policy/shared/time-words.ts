/** The day of a moment in UTC, as `2026-10-31`. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
