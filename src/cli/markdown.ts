import { createColors, type Colors } from '../output/report/colors.ts';

/** One line of text: code and strong words styled, links with their address behind. */
const styleInline = (line: string, { dim, bold }: Colors): string =>
  line
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, text: string, address: string) => `${text} (${address})`)
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => bold(text))
    .replace(/`([^`]+)`/g, (_, code: string) => dim(code));

/** A page for a terminal: headings bold, code dim. Without colour it stays the Markdown it is. */
export const styleMarkdown = (page: string, colored: boolean): string => {
  if (!colored) return page;
  const colors = createColors(true);
  let inCode = false;
  return page
    .split('\n')
    .flatMap((line) => {
      const fence = line.startsWith('```');
      if (fence) inCode = !inCode;
      if (fence) return [];
      if (inCode) return [colors.dim(`    ${line}`)];
      const heading = /^#+ (.*)/.exec(line)?.[1];
      return [heading === undefined ? styleInline(line, colors) : colors.bold(heading)];
    })
    .join('\n');
};
