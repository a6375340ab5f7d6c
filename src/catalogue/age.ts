const day = 24 * 60 * 60 * 1000;

/** IBM's table of roles changes every few days; half a year later a dozen services of it have changed. */
const daysUntilOld = 180;

/** Whole days from an ISO date until now; 0 for a date to come. */
export const ageInDays = (date: string, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(date)) / day));

/** Whether a catalogue of an ISO date is so old that much of it may have changed. */
export const isOld = (date: string, now: Date): boolean => ageInDays(date, now) > daysUntilOld;

/** How to make an old catalogue newer; ends the sentence that says how old it is. */
export const howToUpdate =
  "a newer iamlint may have a newer one, and `iamlint catalogue update` makes one from IBM's page";
