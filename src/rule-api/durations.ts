import { secondsOf } from '../account/model/duration.ts';

/** Seconds in a day. */
export const day = 86_400;

const units: readonly (readonly [seconds: number, name: string])[] = [
  [day, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** Seconds in the largest unit that needs no fraction: `36 hours`, `1 day`, `90 seconds`. */
export const durationText = (seconds: number): string => {
  const [size, name] = units.find(([unit]) => seconds >= unit && seconds % unit === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
};

/** The seconds that a text of an option stands for; those of the usual one where it is none. */
export const limitIn = (text: string | undefined, usual: string): number =>
  secondsOf(text ?? usual) ?? secondsOf(usual) ?? 0;

/** The schema of an option that is a length of time. */
export const durationOption = (description: string, usual: string) => ({
  description: `${description} A number with \`s\`, \`m\`, \`h\` or \`d\`.`,
  type: 'string',
  pattern: '^[0-9]{1,9}[smhd]$',
  default: usual,
});
