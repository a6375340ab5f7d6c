import * as assert from 'uvu/assert';
import { readRolePage } from '../../src/catalogue/role-page.ts';
import { testSuite } from '../harness.ts';
import { lastSection, pageHead, rolePage, section } from './role-page.ts';

const faultOf = (text: string): string => {
  const read = readRolePage(text);
  return 'message' in read ? `${read.line}: ${read.message}` : 'none';
};

/** Texts that are not the page, or not all of it. */
const refused: readonly (readonly [title: string, text: string, fault: string])[] = [
  ['an empty file', '', '1: this is not IBM\'s page "IAM roles and actions": no section of it names a service'],
  [
    'another page',
    `${pageHead}\n# Managing access\n\n## Before you begin\n\nLog in.\n`,
    '1: this is not IBM\'s page "IAM roles and actions": no section of it names a service',
  ],
  [
    'HTML',
    '<!DOCTYPE html>\n<html></html>\n',
    '1: this is HTML: save the page as Markdown (add `&format=markdown` to its address)',
  ],
  [
    'the page without its first lines',
    rolePage.replace(pageHead, ''),
    '1: the page has no date: its first lines lack `lastupdated`, so it was not saved whole',
  ],
  [
    'the page cut off in a row',
    rolePage.slice(0, rolePage.indexOf('Make things')),
    "22: a row of `my-thing` has not the three cells of the page's tables",
  ],
  [
    'the page cut off between two tables',
    rolePage.slice(0, rolePage.lastIndexOf('| Action |')),
    '34: the page ends before the actions of "Other Thing": it is cut off',
  ],
];

testSuite('catalogue/role-page', (test) => {
  test('gives the date, the services, their roles and the actions of each', () => {
    const read = readRolePage(rolePage);
    assert.ok('services' in read);
    assert.is(read.date, '2026-07-08');
    assert.equal(
      read.services.map(({ service, title, roles }) => [
        service,
        title,
        ...roles.map(({ displayName, kind, actions }) => `${kind} ${displayName}: ${actions?.join(' ') ?? 'unknown'}`),
      ]),
      [
        [
          'my-thing',
          'My Thing',
          'platform Viewer: my-thing.view iam.policy.read',
          'service Helper: unknown',
          'service Maker: my-thing.make my-thing.a|b',
        ],
        ['bare-thing', 'Bare Thing'],
        ['other-thing', 'Other Thing', 'service Reader: other-thing.read'],
      ],
    );
  });

  test('reads the first lines as the documentation serves them, and line ends of Windows', () => {
    const served = rolePage.replace('lastupdated: "2026-07-08"', 'name: x\nlast-updated: 2026-07-08');
    const read = readRolePage(served.replaceAll('\n', '\r\n'));
    assert.is('date' in read ? read.date : read.message, '2026-07-08');
  });

  test('a description may hold line breaks', () => {
    const broken = section('Thing', 'thing', [['Maker', '`thing.make`']], [['thing.make', 'Make\n\n', 'Maker']]);
    const read = readRolePage(pageHead + broken + lastSection);
    assert.is('services' in read ? read.services[0]?.roles.length : read.message, 1);
  });

  for (const [title, text, fault] of refused) {
    test(`refuses ${title}`, () => assert.is(faultOf(text), fault));
  }
});
