import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, instance, setup, told } from '../told.ts';

const id = 'whole-service-writer';

testSuite(id, (test) => {
  const policy = (roles: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
    subject: eva,
    roles,
    service: 'kms',
    ...more,
  });

  test('Manager and Writer of every instance', async () => {
    assert.equal(
      await told(
        id,
        setup({ policies: [policy(['Viewer', 'Writer']), policy(['Manager'], { instance: { match: '*' } })] }),
      ),
      [
        `info /policies/0/roles/1: \`${eva}\` is \`Writer\` of every instance of \`kms\`, those of tomorrow too: name the instance or the resource group`,
        `info /policies/1/roles/0: \`${eva}\` is \`Manager\` of every instance of \`kms\`, those of tomorrow too: name the instance or the resource group`,
      ],
    );
  });

  test('narrowed, or reading only', async () => {
    for (const one of [
      policy(['Manager'], { instance }),
      policy(['Manager'], { resource_group: 'e'.repeat(32) }),
      policy(['Reader', 'Administrator']),
    ])
      assert.equal(await told(id, setup({ policies: [one] })), []);
  });
});
