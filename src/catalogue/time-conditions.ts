import { servicesThatIgnoreTime } from './data/time-conditions.ts';

/** Whether a service ignores the time conditions of policies. */
export const ignoresTime = (service: string): boolean => servicesThatIgnoreTime.has(service);
