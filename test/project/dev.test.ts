import { resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { runProcess } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';

/** As `npm run dev --` does it, started in a folder of the repository. */
const dev = (folder: string, ...args: readonly string[]) =>
  runProcess(process.execPath, ['--import', 'tsx', 'scripts/dev.ts', ...args], { INIT_CWD: resolve(folder) });

testSuite('the command from source', (test) => {
  test('lints a file named from the folder in which it was started', async () => {
    const { code, output } = await dev('test/cases/engine-cannot-manage-groups', 'lint', 'expired-window');
    assert.is(code, 1);
    assert.match(output, 'engine-cannot-manage-groups');
  });
});
