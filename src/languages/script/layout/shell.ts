import { linesIn } from './lines.ts';
import { maskPlaceholders } from './placeholder.ts';
import { segmentBuilder, type Segment } from './segment.ts';

/** A shell script is one segment. Line breaks of Windows become the shell's. */
export const shellSegments = (text: string): readonly Segment[] => {
  const masked = maskPlaceholders(text);
  const builder = segmentBuilder(masked);
  if (masked.includes('\r')) {
    for (const { start, end } of linesIn(masked)) {
      builder.copy(start, end);
      if (end < masked.length) builder.instead('\n', end, end + 1);
    }
  } else builder.copy(0, masked.length);
  return [builder.build(false)];
};
