import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { exported, hasGit, inRepository, skipped, type Place } from './place.ts';

/** A program that leaves a mark when it is run. */
const trap = ({ folder }: Place): string => {
  const program = join(folder, '..', 'trap');
  writeFileSync(program, `#!/bin/sh\ntouch '${join(folder, '..', 'sprung')}'\ncat 2>/dev/null\n`);
  chmodSync(program, 0o755);
  return program;
};

const isSprung = ({ folder }: Place): boolean => existsSync(join(folder, '..', 'sprung'));

/** All that a config of a repository can have run by git when it compares. */
const settingsFor = (program: string): readonly (readonly [string, string])[] => [
  ['core.fsmonitor', program],
  ['core.pager', program],
  ['core.sshCommand', program],
  ['core.editor', program],
  ['diff.external', program],
  ['diff.odd.command', program],
  ['diff.odd.textconv', program],
  ['filter.odd.clean', program],
  ['filter.odd.smudge', program],
  ['filter.other.process', program],
  ['filter.other.required', 'true'],
  ['credential.helper', program],
  ['diff.noprefix', 'true'],
  ['diff.mnemonicPrefix', 'true'],
  ['core.quotePath', 'false'],
  ['diff.renames', 'false'],
  ['diff.context', '7'],
  ['diff.interHunkContext', '50'],
  ['diff.relative', 'true'],
  ['diff.submodule', 'log'],
  ['color.ui', 'always'],
];

const hooks: readonly string[] = ['post-index-change', 'post-checkout', 'fsmonitor-watchman', 'reference-transaction'];

/** Springs every trap that there is on all three ways. */
const spring = async (place: Place): Promise<readonly (readonly string[])[]> => {
  const { iamlint } = place;
  const found: (readonly string[])[] = [];
  for (const words of [['--changed=HEAD'], ['--new-only', 'HEAD'], ['--staged']]) {
    const { at, err } = await iamlint(...words);
    assert.is(err, '');
    assert.not(isSprung(place), words.join(' '));
    found.push(at);
  }
  return found;
};

testSuite('git in the hands of strangers', (test) => {
  if (!hasGit) return void test(skipped, () => {});

  test('runs nothing that the repository names, and answers the same', () =>
    inRepository({ 'a.json': exported(1), 'b.json': exported(2), '.gitattributes': '' }, async (place) => {
      const program = trap(place);
      place.write('.gitattributes', 'a.json diff=odd filter=odd\nb.json filter=other\n');
      place.commit();
      for (const [name, value] of settingsFor(program)) place.git('config', name, value);
      for (const hook of hooks) symlinkSync(program, join(place.folder, '.git', 'hooks', hook));
      place.write('a.json', exported(3, 1));
      place.write('b.json', exported(2));
      const all = ['a.json:2'];
      assert.equal(await spring(place), [all, all, []]);
      // The traps are good: git by itself springs them.
      assert.throws(() => place.git('status'));
      assert.ok(isSprung(place));
    }));

  test('runs nothing that a submodule names', () =>
    inRepository({ 'a.json': exported(1) }, async (place) => {
      const { folder, git } = place;
      const program = trap(place);
      git('init', '--quiet', 'sub');
      place.write('sub/s.json', exported(2));
      git('-C', 'sub', 'add', '.');
      git('-C', 'sub', 'commit', '--quiet', '--message', 'first');
      git('-c', 'advice.addEmbeddedRepo=false', 'add', '.');
      git('commit', '--quiet', '--message', 'sub');
      for (const [name, value] of settingsFor(program)) git('-C', 'sub', 'config', name, value);
      place.write('sub/.gitattributes', '* filter=odd diff=odd\n');
      place.write('sub/s.json', exported(3, 2));
      assert.equal(await spring(place), [['sub/s.json:2'], ['sub/s.json:2'], []]);
      assert.ok(existsSync(join(folder, 'sub', '.git')));
    }));

  test('refuses a filter whose name cannot be turned off', () =>
    inRepository({ 'a.json': exported(1) }, async (place) => {
      place.git('config', 'filter.a=b.clean', trap(place));
      place.write('.gitattributes', 'a.json filter=a=b\n');
      const { code, err } = await place.iamlint('--changed');
      assert.equal(
        [code, err],
        [2, 'iamlint: git is not asked, since its config has a filter with an odd name: `filter.a=b`\n'],
      );
      assert.not(isSprung(place));
    }));

  test('fetches nothing for a clone that lacks files', () =>
    inRepository({ 'a.json': exported(1) }, async (place) => {
      const { folder, git, write, commit, iamlintIn } = place;
      write('a.json', exported(2, 1));
      commit();
      git('config', 'uploadpack.allowFilter', 'true');
      git('clone', '--quiet', '--filter=blob:none', `file://${folder}`, join(folder, '..', 'clone'));
      git('-C', '../clone', 'config', 'remote.origin.uploadpack', trap(place));
      const { code, err } = await iamlintIn('../clone', {}, '--new-only', 'HEAD~1');
      assert.is(code, 2);
      assert.match(
        err,
        /^iamlint: git cannot read the files: some of them are not in this clone, and nothing is fetched: .*\n$/,
      );
      assert.not(isSprung(place));
    }));

  test('writes no file of the other side through a link, nor outside of its directory', () =>
    inRepository({ 'a.json': exported(1) }, async ({ folder, git, feed, iamlint }) => {
      const outside = join(folder, '..', 'outside');
      mkdirSync(outside);
      const blob = git('rev-parse', 'HEAD:a.json').trim();
      const link = feed(outside, 'hash-object', '-w', '--stdin').trim();
      const inner = feed(`100644 blob ${blob}\tb.json\n`, 'mktree').trim();
      // git makes no such trees, and takes them from strangers: a link and a directory of one name, and the way up.
      const rows = [
        `120000 blob ${link}\tx`,
        `040000 tree ${inner}\tx`,
        `040000 tree ${inner}\t..`,
        `040000 tree ${inner}\t.git`,
      ];
      const tree = feed(rows.map((row) => `${row}\n`).join(''), 'mktree').trim();
      const commit = feed('', 'commit-tree', '-m', 'hostile', tree).trim();
      const { at, err } = await iamlint('--new-only', commit);
      // The directory of the one name is read: its finding is not new.
      assert.equal(at, []);
      assert.match(err, 'itself is compared with');
      assert.equal(readdirSync(outside), []);
    }));
});
