import * as assert from 'uvu/assert';
import { formats } from '../../../src/output/report/formats.ts';
import { textOf, type FormatOptions } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { hostileNames, plantedKey, reportWith } from './hostile.ts';
import { readBack } from './read-back.ts';

const options: FormatOptions = { color: false, width: 100, version: '1.2.3', verbose: true };

/** Pieces of the key that are longer than may be shown. */
const pieces = Array.from({ length: plantedKey.length - 9 }, (_, at) => plantedKey.slice(at, at + 10));

testSuite('report: hostile names', (test) => {
  for (const [name, load] of Object.entries(formats)) {
    test(`${name} is read by a parser, shows no secret and nothing raw, and says the same twice`, async () => {
      const format = await load();
      for (const text of hostileNames) {
        const title = `${name} of ${JSON.stringify(text.slice(0, 60))}`;
        const report = reportWith(text);
        const made = textOf(format(report, options));
        assert.is(textOf(format(report, options)), made, title);
        assert.not.match(made, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u, title);
        if (name !== 'github') assert.not.match(made, /^\s*::/m, title);
        assert.not.match(made, /##\[|##vso\[/i, title);
        assert.is(
          pieces.find((piece) => made.includes(piece)),
          undefined,
          title,
        );
        const read = readBack[name]?.(made);
        assert.ok(read !== undefined || name === 'pretty', `no parser of ${name} is known to this test`);
        if (read === undefined) continue;
        const notShown = Number(/(\d+) more findings? (?:is|are) not shown/.exec(made)?.[1] ?? 0);
        assert.is(read.findings + notShown, report.findings.length, title);
        assert.is(
          pieces.find((piece) => read.texts.some((one) => one.includes(piece))),
          undefined,
          title,
        );
      }
    });
  }
});
