import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as assert from 'uvu/assert';

export interface FakeCli {
  /** What the commands in a text call `ibmcloud` with when it is pasted into bash, one list of arguments for each call. */
  readonly pasted: (text: string) => readonly (readonly string[])[];
  /** Where the text is pasted. */
  readonly directory: string;
  readonly remove: () => void;
}

/** A stand-in for IBM's command that writes down what it is called with. No argument may be empty: that ends a call. */
export const fakeCli = (): FakeCli => {
  const directory = mkdtempSync(join(tmpdir(), 'iamlint-pasted-'));
  const recorded = join(directory, 'argv');
  const command = join(directory, 'ibmcloud');
  writeFileSync(command, `#!/bin/bash\nprintf '%s\\0' "$@" >> "$RECORDED"\nprintf '\\0' >> "$RECORDED"\n`);
  chmodSync(command, 0o755);
  return {
    directory,
    pasted: (text) => {
      writeFileSync(recorded, '');
      const { status, stderr } = spawnSync('bash', ['--norc', '-c', text], {
        cwd: directory,
        encoding: 'utf8',
        env: { PATH: `${directory}${delimiter}${process.env['PATH'] ?? ''}`, RECORDED: recorded, LC_ALL: 'C' },
      });
      assert.is(status, 0, `${text}\n${stderr}`);
      assert.is(stderr, '');
      return readFileSync(recorded, 'utf8')
        .split('\0\0')
        .slice(0, -1)
        .map((call) => call.split('\0'));
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
};
