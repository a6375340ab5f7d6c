import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { exported, hasGit, inRepository, skipped } from './place.ts';

testSuite('--changed', (test) => {
  if (!hasGit) return void test(skipped, () => {});

  test('reports what lies in lines changed, of the whole set, and counts the rest', () =>
    inRepository({ 'a.json': exported(1, 2), 'b.json': exported(3) }, async ({ write, iamlint }) => {
      write('a.json', exported(1, 4, 2));
      const { code, at, leftOut } = await iamlint('--changed');
      assert.equal({ code, at, leftOut }, { code: 1, at: ['a.json:3'], leftOut: 3 });
    }));

  test('is content where nothing changed', () =>
    inRepository({ 'a.json': exported(1) }, async ({ iamlint }) => {
      const { code, at, leftOut, err } = await iamlint('--changed');
      assert.equal({ code, at, leftOut, err }, { code: 0, at: [], leftOut: 1, err: '' });
    }));

  test('counts from where the branch left the default one, whatever others did there since', () =>
    inRepository({ 'a.json': exported(1), 'b.json': exported(2) }, async ({ git, write, commit, iamlint }) => {
      git('switch', '--quiet', '--create', 'mine');
      write('a.json', exported(1, 3));
      commit();
      git('switch', '--quiet', 'main');
      write('b.json', exported(4));
      commit();
      git('switch', '--quiet', 'mine');
      assert.equal((await iamlint('--changed')).at, ['a.json:3']);
      assert.equal((await iamlint('--changed=main')).at, ['a.json:3']);
    }));

  test('sees the line that lost its backslash', () => {
    const script = (end: string): string =>
      `ibmcloud iam service-policy-create ci \\\n  --roles Viewer${end}\n  --service-name kms\n`;
    return inRepository({ 'x.sh': script(' \\') }, async ({ write, iamlint }) => {
      write('x.sh', script(''));
      assert.equal((await iamlint('--changed')).at, ['x.sh:3']);
    });
  });

  test('takes new files as a whole, and none that git ignores', () =>
    inRepository({ 'a.json': exported(1), '.gitignore': 'kept/\n' }, async ({ write, iamlint }) => {
      write('new.json', exported(2, 3));
      write('kept/out.json', exported(4));
      const { at, leftOut } = await iamlint('--changed', '.', 'kept/out.json');
      assert.equal({ at, leftOut }, { at: ['new.json:2', 'new.json:3'], leftOut: 2 });
    }));

  test('reads no change into a file that was only moved, and the lines of one that was edited too', () =>
    inRepository(
      { 'a.json': exported(1, 2, 3, 4, 5, 6), 'b.json': exported(7) },
      async ({ move, write, commit, git, iamlint }) => {
        git('switch', '--quiet', '--create', 'mine');
        move('a.json', 'moved.json');
        move('b.json', 'other.json');
        write('moved.json', exported(1, 2, 3, 4, 5, 6, 8));
        commit();
        assert.equal((await iamlint('--changed')).at, ['moved.json:8']);
      },
    ));

  test('says that files were deleted', () =>
    inRepository({ 'a.json': exported(1), 'b.json': exported(2), 'c.png': '' }, async ({ remove, iamlint }) => {
      remove('b.json');
      remove('c.png');
      const { code, err } = await iamlint('--changed');
      assert.is(code, 0);
      assert.match(err, /^iamlint: 1 file was deleted: .*`--new-only`/);
    }));

  test('knows files whose names are odd', () => {
    const names = [
      'a b.json',
      'é "q".json',
      'tab\there.json',
      'line\nbreak.json',
      '-dash.json',
      '*.json',
      'back\\slash.json',
    ];
    const files = Object.fromEntries(names.map((name) => [name, exported(1)]));
    return inRepository(files, async ({ write, iamlint }) => {
      for (const name of names) write(name, exported(1, 2));
      const { at } = await iamlint('--changed');
      assert.equal(at.toSorted(), names.map((name) => `${name}:3`).toSorted());
    });
  });

  test('sees from a directory of the repository what changed there', () =>
    inRepository({ 'x/a.json': exported(1), 'b.json': exported(2) }, async ({ write, iamlintIn }) => {
      write('x/a.json', exported(1, 3));
      write('b.json', exported(2, 4));
      assert.equal((await iamlintIn('x', {}, '--changed')).at, ['a.json:3']);
      assert.equal((await iamlintIn('x', {}, '--changed', '..')).at, ['../b.json:3', 'a.json:3']);
    }));

  test('compares with what a build server says', () =>
    inRepository({ 'a.json': exported(1) }, async ({ git, write, commit, iamlintIn }) => {
      const base = git('rev-parse', 'HEAD').trim();
      git('branch', 'release');
      write('a.json', exported(1, 2));
      commit();
      git('switch', '--quiet', '--detach');
      assert.equal((await iamlintIn('.', {}, '--changed')).at, []);
      assert.equal((await iamlintIn('.', { GITHUB_BASE_REF: 'release' }, '--changed')).at, ['a.json:3']);
      assert.equal((await iamlintIn('.', { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }, '--changed')).at, ['a.json:3']);
      const gone = await iamlintIn('.', { GITHUB_BASE_REF: 'gone' }, '--changed');
      assert.is(gone.code, 2);
      assert.match(
        gone.err,
        /^iamlint: there is no commit `origin\/gone` in this clone \(`GITHUB_BASE_REF`\): .*fetch-depth: 0.*\n$/,
      );
    }));

  test('compares in a shallow clone with the commit that is there, and says so', () =>
    inRepository({ 'a.json': exported(1) }, async ({ folder, git, write, commit, iamlintIn }) => {
      write('b.json', exported(2));
      commit();
      git('switch', '--quiet', '--create', 'mine', 'HEAD~1');
      write('a.json', exported(1, 3));
      commit();
      const clone = join(folder, '..', 'clone');
      git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, clone);
      git('-C', clone, 'switch', '--quiet', '--detach', 'origin/mine');
      const { at, err } = await iamlintIn('../clone', {}, '--changed=origin/main');
      assert.equal(at, ['a.json:3']);
      assert.match(err, /`origin\/main` itself is compared with: .* in this shallow clone/);
      const gone = await iamlintIn('../clone', {}, '--changed=v1');
      assert.equal(
        [gone.code, gone.err],
        [2, 'iamlint: there is no commit `v1` in this clone: it is shallow, and `git fetch` gets more\n'],
      );
    }));

  test('looks into submodules, and knows their lines', () =>
    inRepository({ 'a.json': exported(1) }, async ({ folder, git, write, commit, iamlint }) => {
      const inner = join(folder, '..', 'inner');
      mkdirSync(inner);
      git('-C', inner, 'init', '--quiet', '--initial-branch=main');
      git('-C', inner, 'commit', '--quiet', '--allow-empty', '--message', 'first');
      git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
      write('sub/s.json', exported(2));
      git('-C', 'sub', 'add', '.');
      git('-C', 'sub', 'commit', '--quiet', '--message', 'policies');
      commit();
      assert.equal((await iamlint('--changed=HEAD')).at, []);
      write('sub/s.json', exported(2, 3));
      assert.equal((await iamlint('--changed=HEAD')).at, ['sub/s.json:3']);
      git('-C', 'sub', 'commit', '--quiet', '--all', '--message', 'more');
      assert.equal((await iamlint('--changed=HEAD')).at, ['sub/s.json:3']);
      assert.equal((await iamlint('--new-only=HEAD')).at, ['sub/s.json:3']);
      git('add', 'sub');
      assert.equal((await iamlint('--staged')).at, ['sub/s.json:3']);
      assert.equal((await iamlint('--changed=HEAD~1')).at, ['sub/s.json:2', 'sub/s.json:3']);
    }));

  test('needs a repository, a commit, and a branch that is known', async () => {
    await inRepository({}, async ({ write, git, iamlint, iamlintIn }) => {
      write('a.json', exported(1));
      const unborn = await iamlint('--changed');
      assert.equal(
        [unborn.code, unborn.err],
        [2, 'iamlint: `--changed` has nothing to compare with: this repository has no commit yet\n'],
      );
      const outside = await iamlintIn('..', {}, '--changed', 'work');
      assert.equal(
        [outside.code, outside.err],
        [2, 'iamlint: `--changed` needs a git repository, and the working directory lies in none\n'],
      );
      git('add', '.');
      git('commit', '--quiet', '--message', 'first');
      git('branch', '--move', 'odd');
      const nameless = await iamlint('--changed');
      assert.is(nameless.code, 2);
      assert.match(nameless.err, '`--changed=origin/main`');
      const gone = await iamlintIn('.', { PATH: '/nowhere' }, '--changed=odd');
      assert.equal(
        [gone.code, gone.err],
        [2, 'iamlint: git is needed to tell what changed, and it is not installed\n'],
      );
      const far = await iamlint('--changed=odd', '..');
      assert.equal(
        [far.code, far.err],
        [2, 'iamlint: `..` lies outside of the repository: git cannot tell what changed there\n'],
      );
    });
  });

  test('takes no flag for a revision, and goes with nothing that needs all findings', () =>
    inRepository({ 'a.json': exported(1) }, async ({ iamlint }) => {
      const cases: readonly (readonly string[])[] = [
        ['--changed=--output=x'],
        ['--new-only', '--upload-pack=x'],
        ['--changed='],
        ['--changed', '-'],
        ['--changed', '--staged'],
        ['--changed', '--fix'],
        ['--staged', '--write-baseline', 'x'],
        ['--new-only', 'main', '--allow-outside'],
      ];
      for (const words of cases) assert.is((await iamlint(...words)).code, 2, words.join(' '));
      assert.is((await iamlint('--changed=nothing')).err, 'iamlint: there is no commit `nothing` in this clone\n');
    }));
});

testSuite('--staged', (test) => {
  if (!hasGit) return void test(skipped, () => {});

  test('lints what is staged, not what lies on the disk', () =>
    inRepository({ 'a.json': exported(1), 'b.json': exported(5) }, async ({ git, write, iamlint }) => {
      write('a.json', exported(1, 2));
      git('add', 'a.json');
      write('a.json', exported(3, 1, 2));
      write('b.json', exported(5, 6));
      write('untracked.json', exported(4));
      const { code, at, leftOut } = await iamlint('--staged');
      assert.equal({ code, at, leftOut }, { code: 1, at: ['a.json:3'], leftOut: 2 });
    }));

  test('says the same where the disk holds just that', () =>
    inRepository({ 'a.json': exported(1, 2), '.gitignore': 'kept.json\n' }, async ({ git, write, iamlint }) => {
      write('a.json', exported(1, 3, 2));
      write('kept.json', exported(4));
      git('add', '.');
      const { at, leftOut } = await iamlint('--staged');
      assert.equal({ at, leftOut }, { at: ['a.json:3'], leftOut: 2 });
      git('update-index', '--assume-unchanged', 'a.json');
      write('a.json', exported(5, 1, 3, 2));
      assert.equal((await iamlint('--staged')).at, ['a.json:3']);
    }));

  test('takes all for new before the first commit', () =>
    inRepository({}, async ({ git, write, iamlint }) => {
      write('a.json', exported(1));
      write('b.json', exported(2));
      git('add', 'a.json');
      assert.equal((await iamlint('--staged')).at, ['a.json:2']);
    }));

  test('does not see files taken out, and reads what git ignores as it is', () =>
    inRepository({ 'a.json': exported(1), '.gitignore': 'variables.tfvars\n' }, async ({ git, write, iamlint }) => {
      write(
        'main.tf',
        'variable "role" {}\nresource "ibm_iam_user_policy" "p" {\n  ibm_id = "a@example.com"\n  roles  = [var.role]\n  resources { service = "kms" }\n}\n',
      );
      write('variables.tfvars', 'role = "Viewr"\n');
      git('add', 'main.tf');
      git('rm', '--quiet', '--cached', 'a.json');
      const { at, leftOut } = await iamlint('--staged', '--var-file', 'variables.tfvars', '.');
      assert.equal({ at, leftOut }, { at: ['main.tf:4'], leftOut: 0 });
    }));

  test('says which named file is not staged', () =>
    inRepository({ 'a.json': exported(1) }, async ({ write, iamlint }) => {
      write('b.json', exported(2));
      const { code, err } = await iamlint('--staged', 'b.json');
      assert.equal([code, err], [2, 'iamlint: `b.json` is not staged: `git add` it, or leave `--staged` out\n']);
    }));

  test('says that there is a conflict', () =>
    inRepository({ 'a.json': exported(1) }, async ({ git, write, commit, iamlint }) => {
      git('switch', '--quiet', '--create', 'mine');
      write('a.json', exported(2));
      commit();
      git('switch', '--quiet', 'main');
      write('a.json', exported(3));
      commit();
      assert.throws(() => git('merge', '--quiet', 'mine'));
      const { code, err } = await iamlint('--staged');
      assert.equal([code, err], [2, 'iamlint: `a.json` has a conflict: solve it and stage it\n']);
    }));

  test('leaves nothing behind, and nothing changed in the repository', () =>
    inRepository({ 'a.json': exported(1) }, async ({ folder, git, write, iamlint }) => {
      const before = process.env['TMPDIR'];
      const own = join(folder, '..', 'tmp');
      mkdirSync(own);
      process.env['TMPDIR'] = own;
      try {
        write('a.json', exported(1, 2));
        git('add', '.');
        const status = git('status', '--porcelain');
        const files = readdirSync(join(folder, '.git'));
        await iamlint('--staged');
        await iamlint('--new-only=main');
        assert.equal(readdirSync(own), []);
        assert.equal(readdirSync(join(folder, '.git')), files);
        assert.is(git('status', '--porcelain'), status);
      } finally {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
      }
    }));
});

testSuite('--new-only', (test) => {
  if (!hasGit) return void test(skipped, () => {});

  test('reports what the other side does not have, wherever it lies', () =>
    inRepository({ 'a.json': exported(1, 2), 'b.json': exported(3) }, async ({ write, move, iamlint }) => {
      move('b.json', 'moved.json');
      write('a.json', exported(4, 2, 1));
      write('new.json', exported(5));
      const { code, at, leftOut } = await iamlint('--new-only', 'main');
      assert.equal({ code, at, leftOut }, { code: 1, at: ['a.json:2', 'new.json:2'], leftOut: 3 });
    }));

  test('asks for paths that were not there before', () =>
    inRepository({ 'a.json': exported(1) }, async ({ write, iamlint, iamlintIn }) => {
      write('x/new.json', exported(5));
      assert.equal((await iamlint('--new-only', 'main', 'x')).at, ['x/new.json:2']);
      assert.equal((await iamlintIn('x', {}, '--new-only', 'main')).at, ['new.json:2']);
      assert.equal((await iamlintIn('x', {}, '--new-only', 'main', '..')).at, ['new.json:2']);
    }));

  test('takes what git ignores for the same on both sides', () =>
    inRepository({ '.gitignore': '/kept/\n' }, async ({ write, iamlint }) => {
      write('kept/out.json', exported(4));
      const { at, leftOut } = await iamlint('--new-only', 'main', 'kept');
      assert.equal({ at, leftOut }, { at: [], leftOut: 1 });
    }));

  test('reads files as they were by their config, wherever it lies', () =>
    inRepository(
      {
        'a.json': exported(1),
        'x/b.json': exported(2),
        '.iamlintrc.yaml': 'ignore: [a.json]\nsuppressions:\n  - { files: [gone.json], reason: gone }\n',
      },
      async ({ write, iamlint }) => {
        write('a.json', exported(1, 3));
        write('x/b.json', exported(2, 4));
        assert.equal((await iamlint('--new-only', 'main')).at, ['x/b.json:3']);
      },
    ));
});
