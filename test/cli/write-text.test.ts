import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { writeText } from '../../src/cli/write-text.ts';
import { testSuite } from '../harness.ts';
import { withoutRights } from '../without-rights.ts';
import { inFolder } from './command.ts';

const inOne = (use: (folder: string) => Promise<void>) => (): Promise<void> => inFolder({ 'there.json': 'old' }, use);

const refusal = (file: string, why: string): string => `\`${file}\` cannot be written: ${why}`;
const leaving = 'it is a symbolic link that leads out of its directory, or to nothing';

testSuite('cli/write-text', (test) => {
  test(
    'a file is replaced, keeps its mode, and nothing else is left beside it',
    inOne(async (folder) => {
      chmodSync(join(folder, 'there.json'), 0o640);
      assert.is(await writeText('there.json', folder, 'new'), undefined);
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'new');
      assert.is(statSync(join(folder, 'there.json')).mode & 0o777, 0o640);
      assert.equal(readdirSync(folder), ['there.json']);
    }),
  );

  test(
    'another name of the same file keeps what was written before',
    inOne(async (folder) => {
      linkSync(join(folder, 'there.json'), join(folder, 'kept.json'));
      assert.is(await writeText('there.json', folder, 'new'), undefined);
      assert.is(readFileSync(join(folder, 'kept.json'), 'utf8'), 'old');
    }),
  );

  test(
    'what is there is not created, and stays',
    inOne(async (folder) => {
      assert.is(await writeText('there.json', folder, 'new', 'create'), refusal('there.json', 'it already exists'));
      assert.is(await writeText('new.json', folder, 'new', 'create'), undefined);
      assert.equal(readdirSync(folder).toSorted(), ['new.json', 'there.json']);
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'old');
    }),
  );

  test(
    'a link is followed in its directory, and stays a link',
    inOne(async (folder) => {
      symlinkSync('there.json', join(folder, 'link.json'));
      assert.is(await writeText('link.json', folder, 'new'), undefined);
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'new');
      assert.equal(readdirSync(folder).toSorted(), ['link.json', 'there.json']);
    }),
  );

  test(
    'a link out of its directory, to nothing, or to itself is refused',
    inOne(async (folder) => {
      mkdirSync(join(folder, 'in'));
      symlinkSync('../there.json', join(folder, 'in', 'out.json'));
      symlinkSync('../made.json', join(folder, 'in', 'nothing.json'));
      symlinkSync('self.json', join(folder, 'in', 'self.json'));
      for (const name of ['in/out.json', 'in/nothing.json'])
        for (const mode of ['write', 'create'] as const)
          assert.is(await writeText(name, folder, 'new', mode), refusal(name, leaving));
      assert.match((await writeText('in/self.json', folder, 'new')) ?? '', 'cannot be written');
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'old');
      assert.equal(readdirSync(folder).toSorted(), ['in', 'there.json']);
    }),
  );

  test(
    'an input is refused, under any name',
    inOne(async (folder) => {
      linkSync(join(folder, 'there.json'), join(folder, 'also.json'));
      symlinkSync('there.json', join(folder, 'link.json'));
      for (const name of ['there.json', './also.json', 'link.json', join(folder, 'there.json')])
        assert.is(
          await writeText(name, folder, 'new', 'write', ['there.json']),
          refusal(name, 'it is an input of this run'),
        );
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'old');
    }),
  );

  test(
    'a directory, and a directory that is not there or is a file',
    inOne(async (folder) => {
      assert.is(await writeText('.', folder, 'x'), refusal('.', 'it is a directory'));
      assert.is(await writeText('no/x', folder, 'x'), refusal('no/x', 'there is no such directory'));
      assert.is(await writeText('there.json/x', folder, 'x'), refusal('there.json/x', 'a part of its path is a file'));
    }),
  );

  if (process.platform === 'linux') {
    test(
      'a device is written to: one that takes all, and one that is full',
      inOne(async (folder) => {
        assert.is(await writeText('/dev/null', folder, 'x'), undefined);
        assert.is(await writeText('/dev/full', folder, 'x'), refusal('/dev/full', 'the disk is full'));
      }),
    );
  }

  if (process.platform !== 'win32') {
    test(
      'a file or a directory without rights to write',
      inOne(async (folder) => {
        chmodSync(folder, 0o755);
        chmodSync(join(folder, 'there.json'), 0o444);
        mkdirSync(join(folder, 'shut'), { mode: 0o555 });
        await withoutRights(async () => {
          assert.is(await writeText('there.json', folder, 'x'), refusal('there.json', 'permission denied'));
          assert.is(await writeText('shut/x', folder, 'x'), refusal('shut/x', 'permission denied'));
        });
        assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'old');
      }),
    );

    test(
      'a link to a device or a pipe is refused, as any that leads out of its directory',
      inOne(async (folder) => {
        symlinkSync('/dev/null', join(folder, 'null.json'));
        assert.is(await writeText('null.json', folder, 'x'), refusal('null.json', leaving));
      }),
    );

    test(
      'a directory that is a link is entered in the working directory, and not out of it',
      inOne(async (folder) => {
        const cwd = join(folder, 'work');
        mkdirSync(join(cwd, 'in'), { recursive: true });
        symlinkSync('in', join(cwd, 'inside'));
        symlinkSync('..', join(cwd, 'outside'));
        assert.is(await writeText('inside/a.json', cwd, 'x'), undefined);
        assert.is(readFileSync(join(cwd, 'in', 'a.json'), 'utf8'), 'x');
        const why = 'a symbolic link on its way leads out of the working directory: name the directory itself';
        for (const name of ['outside/a.json', 'outside/there.json', join(cwd, 'outside/a.json')])
          assert.is(await writeText(name, cwd, 'x'), refusal(name, why));
        assert.equal(readdirSync(folder).toSorted(), ['there.json', 'work']);
        assert.is(await writeText('../a.json', cwd, 'x'), undefined);
      }),
    );
  }

  test(
    "what a run that was ended left beside a file is in nobody's way",
    inOne(async (folder) => {
      for (const name of [`.there.json.${process.pid}.tmp`, `.there.json.1.tmp`]) writeFileSync(join(folder, name), '');
      assert.is(await writeText('there.json', folder, 'new'), undefined);
      assert.is(readFileSync(join(folder, 'there.json'), 'utf8'), 'new');
    }),
  );
});
