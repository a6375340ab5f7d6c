/** What a baseline is called where no other name is given. */
export const baselineName = '.iamlint-baseline.json';
