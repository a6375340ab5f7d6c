import { readFileSync, renameSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint.ts';
import { run } from '../../src/cli/run.ts';
import { builtIn } from '../../src/cli/dependencies.ts';
import { testSuite } from '../harness.ts';
import { inFolder } from './command.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';

interface Written {
  readonly id: string;
  readonly subject: string;
  readonly service?: string;
}

const policy = ({ id, subject, service }: Written) => ({
  id,
  type: 'access',
  subjects: [{ attributes: [{ name: 'iam_id', value: subject }] }],
  roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Administrator' }],
  resources: [
    {
      attributes: [
        { name: 'accountId', value: account },
        service === undefined ? { name: 'serviceType', value: 'service' } : { name: 'serviceName', value: service },
      ],
    },
  ],
});

const one: Written = { id: '8a24e2e5-5d6b-4a43-9a5b-6a1f0c8f7e11', subject: 'IBMid-110000AB1Z' };
const two: Written = { id: '8a24e2e5-5d6b-4a43-9a5b-6a1f0c8f7e12', subject: 'IBMid-110000AB2Z' };
const renamed = 'ffffffff-5d6b-4a43-9a5b-6a1f0c8f7e12';

const textOf = (...policies: readonly Written[]): string => JSON.stringify({ policies: policies.map(policy) }, null, 1);

const noInput: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** A working directory in which commands are run one after the other. */
interface Place {
  readonly folder: string;
  readonly write: (name: string, text: string) => void;
  readonly entries: () => readonly { readonly rule: string; readonly file: string }[];
  /** The exit code, and all that is said. */
  readonly iamlint: (...argv: readonly string[]) => Promise<{ readonly code: number; readonly said: string }>;
}

const within = (files: Readonly<Record<string, string>>, use: (place: Place) => Promise<void>): Promise<void> =>
  inFolder(files, (folder) =>
    use({
      folder,
      write: (name, text) => writeFileSync(join(folder, name), text),
      entries: () => JSON.parse(readFileSync(join(folder, '.iamlint-baseline.json'), 'utf8')).findings,
      iamlint: async (...argv) => {
        let said = '';
        const say = async (text: string): Promise<void> => void (said += text);
        const io = {
          out: say,
          err: say,
          stdin: () => noInput,
          env: {},
          cwd: folder,
          terminal: undefined,
          now: () => new Date('2026-06-01T12:00:00Z'),
          watched: () => false,
        };
        return { code: await run(argv, io, { ...builtIn, rules: async () => rules, lint }), said };
      },
    }),
  );

const flags = ['-r', 'account-wide-administrator', '--no-config'];
const lintFlags = [...flags, '--baseline', '.iamlint-baseline.json', '--format', 'compact'];

/** What is reported after a change of what was recorded. */
const afterChange = (change: (place: Place) => void): Promise<string> => {
  let said = '';
  return within({ 'a.json': textOf(one, two) }, async (place) => {
    assert.is((await place.iamlint('baseline', ...flags)).code, 0);
    assert.is(place.entries().length, 2);
    change(place);
    said = (await place.iamlint('lint', ...lintFlags)).said;
  }).then(() => said);
};

testSuite('cli: baseline', (test) => {
  test('entries survive edits above them', async () => {
    const above = { id: '11111111-5d6b-4a43-9a5b-6a1f0c8f7e11', subject: 'IBMid-110000AB9Z', service: 'kms' };
    assert.is(await afterChange(({ write }) => write('a.json', `\n\n${textOf(above, one, two)}`)), '');
  });

  test('entries survive that files move', async () => {
    const said = await afterChange(({ folder }) => {
      mkdirSync(join(folder, 'b'));
      renameSync(join(folder, 'a.json'), join(folder, 'b', 'c.json'));
    });
    assert.is(said, '');
  });

  test('entries survive that policies get other ids', async () => {
    assert.is(await afterChange(({ write }) => write('a.json', textOf(one, { ...two, id: renamed }))), '');
  });

  test('entries survive both at once', async () => {
    const said = await afterChange(({ folder, write }) => {
      rmSync(join(folder, 'a.json'));
      write('b.json', textOf(one, { ...two, id: renamed }));
    });
    assert.is(said, '');
  });

  test('entries survive that blocks of Terraform get other names', async () => {
    const code = (name: string): string =>
      `resource "ibm_iam_user_policy" "${name}" {\n  ibm_id = "a@b.org"\n  roles  = ["Viewr"]\n  resources {\n    service = "kms"\n  }\n}\n`;
    await within({ 'main.tf': code('a') }, async ({ iamlint, write, entries }) => {
      await iamlint('baseline', '--no-config');
      assert.equal(
        entries().map(({ rule }) => rule),
        ['unknown-role'],
      );
      write('main.tf', code('b'));
      const { code: ended, said } = await iamlint('lint', '--no-config', '--baseline', '.iamlint-baseline.json');
      assert.is(ended, 0);
      assert.match(said, 'no problems');
      assert.not.match(said, 'no longer found');
    });
  });

  test('a policy for somebody else is another one, and so is one more that says the same', async () => {
    const other = await afterChange(({ write }) => write('a.json', textOf(one, { ...two, subject: 'IBMid-1' })));
    assert.match(other, 'IBMid-1');
    const more = await afterChange(({ write }) => write('a.json', textOf(one, two, { ...two, id: renamed })));
    assert.is(more.split('\n').length, 2);
  });

  test('it adds what is new, keeps what is stale until it is pruned, and says so', async () => {
    await within({ 'a.json': textOf(one, two), 'b.json': textOf() }, async ({ iamlint, write, entries }) => {
      const first = await iamlint('baseline', ...flags);
      assert.equal(first, { code: 0, said: 'iamlint: recorded 2 new findings in `.iamlint-baseline.json`\n' });
      const three = { ...two, id: renamed, subject: 'IBMid-110000AB3Z' };
      write('a.json', textOf(one, three));
      const { said } = await iamlint('lint', ...flags, '--baseline', '.iamlint-baseline.json');
      assert.match(said, '1 baseline entry is no longer found: `iamlint baseline --prune` removes it');

      const second = await iamlint('baseline', ...flags);
      assert.match(second.said, /^stale: a\.json: account-wide-administrator .*IBMid-110000AB2Z/);
      assert.match(second.said, 'recorded 1 new finding in `.iamlint-baseline.json`; 1 was there already\n');
      assert.match(second.said, 'has 1 entry that is no longer found: `iamlint baseline --prune` removes it\n');
      assert.is(entries().length, 3);

      const four = { ...two, id: '22222222-5d6b-4a43-9a5b-6a1f0c8f7e11', subject: 'IBMid-110000AB4Z' };
      write('a.json', textOf(one, three, four));
      const third = await iamlint('baseline', '--prune', ...flags);
      assert.match(third.said, 'took 1 entry that is no longer found out of `.iamlint-baseline.json`\n');
      // What is new stays new.
      assert.is(entries().length, 2);
      assert.match((await iamlint('lint', ...lintFlags)).said, 'IBMid-110000AB4Z');
    });
  });

  test('entries of files that are not looked at stay, and those of files that are gone are stale', async () => {
    await within({ 'a.json': textOf(one), 'b.json': textOf(two) }, async ({ folder, iamlint, entries }) => {
      await iamlint('baseline', ...flags);
      assert.not.match((await iamlint('baseline', 'a.json', '--prune', ...flags)).said, 'stale');
      assert.is(entries().length, 2);
      rmSync(join(folder, 'b.json'));
      await iamlint('baseline', 'a.json', '--prune', ...flags);
      assert.equal(
        entries().map(({ file }) => file),
        ['a.json'],
      );
    });
  });

  test('it gives the same text whatever it was made from', async () => {
    await within({ 'a.json': textOf(one), 'b.json': textOf() }, async ({ folder, iamlint, write }) => {
      await iamlint('baseline', ...flags);
      write('a.json', textOf(one, two));
      await iamlint('baseline', ...flags);
      const text = readFileSync(join(folder, '.iamlint-baseline.json'), 'utf8');
      await iamlint('lint', ...flags, '--write-baseline', 'other.json');
      assert.is(readFileSync(join(folder, 'other.json'), 'utf8'), text);
    });
  });

  test('without a baseline there is nothing to prune, and what cannot be read makes none', async () => {
    await within({ 'a.json': '{ "roles":' }, async ({ iamlint }) => {
      assert.equal(await iamlint('baseline', '--prune'), {
        code: 2,
        said: 'iamlint: there is no baseline `.iamlint-baseline.json`\n',
      });
      const { code, said } = await iamlint('baseline', 'a.json');
      assert.is(code, 2);
      assert.match(said, /^iamlint: a\.json:1:\d+: /);
      assert.match(said, '`.iamlint-baseline.json` was not written: the input could not be checked completely');
    });
  });

  test('another file can be named', async () => {
    await within({ 'a.json': textOf(one) }, async ({ folder, iamlint }) => {
      assert.is((await iamlint('baseline', '--baseline', 'known.json', ...flags)).code, 0);
      assert.is(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')).findings.length, 1);
    });
  });
});
