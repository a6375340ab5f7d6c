import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { html } from '../../../src/output/report/html/html.ts';
import { textOf, type AccessTable, type Report } from '../../../src/output/report/report.ts';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { once } from '../../../src/source/once.ts';
import { testSuite } from '../../harness.ts';
import { brokenEngine } from './broken-engine.ts';
import { chromiumPath, startChromium } from './chromium.ts';
import { hostileNames, plantedKey, reportWith } from './hostile.ts';

const written = (report: Report): string => textOf(html(report, { color: false, width: 80, version: '1.2.3' }));

const [missing, undecided] = brokenEngine.findings;
if (missing === undefined || undecided === undefined) throw new Error('the report holds no finding');

/** Many findings of several rules, files and subjects, as an audit of a large account has them. */
const many = (count: number): readonly LocatedFinding[] =>
  Array.from({ length: count }, (_, nth) => ({
    ...missing,
    rule: `rule-${nth % 40}`,
    severity: (['error', 'warning', 'info'] as const)[nth % 3] ?? 'info',
    message: `service ID \`ServiceId-${nth}\` has Administrator on \`service-${nth % 17}\`: nothing in the input needs more than Viewer there`,
    location: {
      ...missing.location,
      file: `exports/policies-${nth % 12}.json`,
      line: nth + 1,
      pointer: `/policies/${nth}`,
    },
    about: { account: '791f5fb10986423e97aa8512f18b7e65', subject: `ServiceId-${nth % 900}`, policy: `policy-${nth}` },
    object: [`policy-${nth}`],
  }));

/** A table of many subjects and services; `name` is what everything in it is called. */
const accessOf = (subjects: number, services: number, name = 'x'): AccessTable => ({
  subjects: Array.from({ length: subjects }, (_, nth) => ({
    account: '791f5fb10986423e97aa8512f18b7e65',
    name: `${name} subject ${nth}`,
    kind: 'service ID',
    cells: [
      {
        services: `${name} service ${nth % services}`,
        scope: nth % 2 === 0 ? [] : [`\`instance=${name}-${nth}\``],
        roles: ['Administrator', `${name} role`],
        perhaps: nth % 3 === 0 ? ['Writer'] : [],
        grantsRoles: nth % 5 === 0,
      },
    ],
  })),
  leftOut: 7,
});

testSuite('report: html', (test, afterAll) => {
  test('one file that loads nothing: what may run and be used is known by its hash', () => {
    const text = written(brokenEngine);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.not.match(policy, 'unsafe');
    for (const [, kind = '', inside = ''] of text.matchAll(/<(script|style)>([^]*?)<\/\1>/g)) {
      const hash = createHash('sha256').update(inside).digest('base64');
      assert.match(policy, `${kind}-src 'sha256-${hash}'`);
    }
    assert.not.match(
      text.replaceAll('http://www.w3.org/2000/svg', ''),
      /<(?:script|link|img|iframe)[^>]* (?:src|href)=|url\((?!#)|@import|https?:\/\/(?!unpkg\.com\/iamlint@)/,
    );
  });

  test('10,000 findings take less than 10 MB, in small pieces', () => {
    let length = 0;
    let longest = 0;
    const report = { ...brokenEngine, findings: many(10_000), access: accessOf(500, 60) };
    for (const piece of html(report, { color: false, width: 80, version: '1' })) {
      length += Buffer.byteLength(piece);
      longest = Math.max(longest, piece.length);
    }
    assert.ok(length < 10_000_000, `${length}`);
    assert.ok(longest < 60_000, `${longest}`);
  });

  if (chromiumPath === undefined) {
    process.stderr.write('skipped: the page in a browser; .ci/run installs chromium, or CHROMIUM names it\n');
    return;
  }

  const executable = chromiumPath;
  const browser = once(() => startChromium(executable));
  const folder = once(() => mkdtemp(join(tmpdir(), 'iamlint-html-')));
  afterAll(async () => {
    await (await browser()).close();
    await rm(await folder(), { recursive: true });
  });

  interface Opened {
    readonly page: Page;
    /** What the browser complains of, and what the page asks for besides itself. */
    readonly faults: readonly string[];
  }

  let files = 0;
  const open = async (
    report: Report,
    options: { readonly colorScheme?: 'dark'; readonly hash?: string } = {},
  ): Promise<Opened> => {
    files += 1;
    const file = join(await folder(), `${files}.html`);
    await writeFile(file, written(report));
    const { hash = '', ...context } = options;
    const page = await (await browser()).newPage(context);
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith(pathToFileURL(file).href)) faults.push(request.url());
    });
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    return { page, faults };
  };

  const shown = (page: Page): Promise<string | null> => page.locator('.shown').textContent();

  test('says what was found, what was not looked at, and of what', async () => {
    const { page, faults } = await open(brokenEngine);
    const text = await page.locator('main').innerText();
    assert.match(text, '1 error and 1 warning were found, 1 of them undecided from what was given in 6 files');
    for (const part of [
      '791f5fb10986423e97aa8512f18b7e65',
      '2026-01-31 00:00 UTC',
      '54 of 112 (preset recommended)',
      '2026-04-03',
    ])
      assert.match(text, part);
    assert.match(text, '58 rules of 112 did not run');
    assert.match(text, '3 findings are suppressed');
    assert.match(text, 'ibmcloud iam account-settings --output json > exports/account-settings.json');
    assert.equal(faults, []);
    await page.close();
  });

  test('a page without findings', async () => {
    const { page, faults } = await open({ ...brokenEngine, findings: [], notChecked: [] });
    assert.match(await page.locator('main').innerText(), 'No problems were found in 6 files');
    assert.is(await page.locator('#findings').count(), 0);
    assert.equal(faults, []);
    await page.close();
  });

  const chain = [
    { from: 'builder', to: 'deployer', way: 'makes a key for' },
    { from: 'deployer', to: 'Owners </script>', way: 'joins' },
  ];

  test('draws the ways to administration, and says them in words', async () => {
    const { page, faults } = await open({
      ...brokenEngine,
      findings: [
        { ...missing, chain },
        { ...undecided, chain },
      ],
    });
    assert.equal(await page.locator('.drawing g text').allTextContents(), ['builder', 'deployer', 'Owners </script>']);
    assert.equal(await page.locator('.drawing .end text').allTextContents(), ['Owners </script>']);
    assert.is(await page.locator('.drawing > svg > path').count(), 2);
    await page.getByText('The same in words').press('Enter');
    assert.equal(await page.locator('#chains ~ details li').allInnerTexts(), [
      'builder makes a key for deployer',
      'deployer joins Owners </script>, which administers the account',
    ]);
    assert.equal(faults, []);
    await page.close();
  });

  test('shows who may do what: some subjects at once, those that are looked for, and services that have no column', async () => {
    const { page, faults } = await open({ ...brokenEngine, access: accessOf(120, 40) });
    const rows = page.locator('.matrix tbody tr');
    assert.is(await rows.count(), 50);
    assert.equal(await page.locator('.matrix thead th').allTextContents(), [
      'Subject',
      ...Array.from({ length: 30 }, (_, nth) => `x service ${nth}`),
      'other services',
    ]);
    assert.equal((await rows.nth(0).locator('th, td').allTextContents()).slice(0, 3), [
      'x subject 0service ID',
      'Administrator, x role (can give roles); perhaps Writer',
      '',
    ]);
    assert.is(
      await rows.nth(35).locator('td').last().textContent(),
      'x service 35: Administrator, x role (can give roles) only instance=x-35',
    );
    const more = page.locator('section[aria-labelledby=access] > .more');
    assert.is(await more.textContent(), 'Show 50 more of 70 subjects');
    await more.click();
    assert.is(await rows.count(), 100);
    assert.is(await page.evaluate('document.activeElement.firstChild.firstChild.textContent'), 'x subject 50');
    await page.getByLabel('Subject, service or role').fill('SERVICE 35');
    assert.equal(await rows.locator('th').allTextContents(), [
      'x subject 35service ID',
      'x subject 75service ID',
      'x subject 115service ID',
    ]);
    assert.is(await more.isVisible(), false);
    assert.is(
      await page.locator('section[aria-labelledby=access] [role=status]').textContent(),
      '3 subjects with access; 7 more subjects of the input not in the table',
    );
    assert.equal(faults, []);
    await page.close();
  });

  test('evidence and repairs are folded, and a command is copied as it is', async () => {
    const { page } = await open(brokenEngine);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const [repair] = missing.repairs;
    const finding = page.locator('article.finding').first();
    assert.is(await finding.locator('pre').first().isVisible(), false);
    for (const title of await finding.locator('summary').all()) await title.press('Enter');
    assert.is(await finding.locator('pre').first().textContent(), repair?.text.text);
    assert.match(await finding.innerText(), 'examples/broken-engine/exports/policies.json:88:5');
    await finding.getByRole('button', { name: 'Copy command' }).press('Enter');
    assert.is(await page.evaluate('navigator.clipboard.readText()'), repair?.text.text);
    await page.close();
  });

  test('is filtered by keyboard alone, and the filter stands in the address', async () => {
    const { page, faults } = await open({ ...brokenEngine, findings: many(60) });
    assert.is(await shown(page), '60 findings');
    await page.locator('#show-error').focus();
    await page.keyboard.press('Space');
    await page.locator('.shown', { hasText: '40 of 60 findings' }).waitFor();
    assert.match(page.url(), /#severity=warning%2Cinfo$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rule-1');
    await page.locator('.shown', { hasText: '2 of 60 findings' }).waitFor();
    for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('SERVICEID-41');
    await page.locator('.shown', { hasText: '1 of 60 findings' }).waitFor();
    assert.match(page.url(), /&rule=rule-1&text=SERVICEID-41$/);
    await page.reload();
    assert.is(await shown(page), '1 of 60 findings');
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    assert.is(await shown(page), '60 findings');
    assert.not.match(page.url(), '#');
    assert.equal(faults, []);
    await page.close();
  });

  test('groups by rule, subject and file, by what the address says', async () => {
    const groups = async (hash: string): Promise<number> => {
      const { page } = await open({ ...brokenEngine, findings: many(60) }, { hash });
      const found = await page.locator('.group').count();
      await page.close();
      return found;
    };
    assert.equal(
      [
        await groups(''),
        await groups('#group=file'),
        await groups('#group=file&file=policies-1.'),
        await groups('#category=none'),
      ],
      [40, 12, 1, 0],
    );
  });

  /** Twice, since what is opened makes what is in it. */
  const unfold = async (page: Page): Promise<void> => {
    for (let times = 0; times < 2; times += 1) {
      await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true');
      await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
    }
  };

  test('names are texts, whatever they hold: nothing runs, nothing is asked for, no key is shown', async () => {
    const reports = hostileNames.filter(({ length }) => length < 5000).map(reportWith);
    const { page, faults } = await open({
      ...brokenEngine,
      findings: reports.flatMap(({ findings }) => findings),
      notChecked: reports.flatMap(({ notChecked }) => notChecked),
      skipped: reports.flatMap(({ skipped }) => skipped),
      run: { ...brokenEngine.run, accounts: hostileNames },
      access: {
        subjects: hostileNames.filter(({ length }) => length < 5000).flatMap((name) => accessOf(2, 2, name).subjects),
        leftOut: 0,
      },
    });
    for (const group of ['#group=subject', '#group=file', '#text=<script>', '']) {
      await page.evaluate(`location.hash = ${JSON.stringify(group)}`);
      await unfold(page);
      const other = page.locator('img, iframe, main script, main style, main svg, a[href^="javascript"]');
      assert.is(await other.count(), 0);
      assert.not.match((await page.locator('main').textContent()) ?? '', plantedKey.slice(0, 10));
    }
    assert.match((await page.locator('main').textContent()) ?? '', '</script><script>alert(1)</script>');
    assert.equal(faults, []);
    await page.close();
  });

  for (const colorScheme of [undefined, 'dark'] as const) {
    test(`axe-core finds nothing${colorScheme === undefined ? '' : ' in the dark'}`, async () => {
      const { page } = await open(
        {
          ...brokenEngine,
          findings: [{ ...missing, chain }, undecided, ...many(9)],
          skipped: [{ file: 'a.yaml', reason: 'b' }],
          access: accessOf(60, 9),
        },
        colorScheme === undefined ? {} : { colorScheme },
      );
      await unfold(page);
      // what the debugger evaluates is not under the policy of the page
      await page.evaluate(axe.source);
      const found: {
        readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
      } = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
      assert.equal(
        found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
      await page.close();
    });
  }

  test('of 10,000 findings, few are made at once, and the first are seen soon', async () => {
    const { page, faults } = await open({ ...brokenEngine, findings: many(10_000) });
    assert.is(await shown(page), '10,000 findings');
    assert.ok((await page.locator('article').count()) <= 100);
    const paints: readonly number[] = await page.evaluate(
      'performance.getEntriesByName("first-contentful-paint").map(({ startTime }) => startTime)',
    );
    assert.ok(paints[0] !== undefined && paints[0] < 5000, `${paints[0]} ms`);
    await page.locator('.group .more').first().click();
    assert.is(await page.locator('.group').first().locator('article').count(), 100);
    assert.equal(faults, []);
    await page.close();
  });

  test('on paper, all findings are unfolded', async () => {
    const { page } = await open({ ...brokenEngine, findings: many(120), access: accessOf(80, 3) });
    assert.is(await page.locator('.matrix tbody tr').count(), 50);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: 'print' });
    assert.is(await page.locator('article.finding').count(), 120);
    assert.is(await page.locator('article.finding pre').last().isVisible(), true);
    assert.is(await page.locator('.matrix tbody tr').count(), 80);
    assert.is(await page.locator('.filter').first().isVisible(), false);
    await page.close();
  });
});
