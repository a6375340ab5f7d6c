import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, instance, setup } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

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
      await findingsOf(
        id,
        setup({ policies: [policy(['Viewer', 'Writer']), policy(['Manager'], { instance: { match: '*' } })] }),
      ),
      [
        `/policies/0/roles/1 info: \`${eva}\` is \`Writer\` of every instance of \`kms\`, all future ones too: name the instance or the resource group`,
        `/policies/1/roles/0 info: \`${eva}\` is \`Manager\` of every instance of \`kms\`, all future ones too: name the instance or the resource group`,
      ],
    );
  });

  test('narrowed, or reading only', async () => {
    for (const one of [
      policy(['Manager'], { instance }),
      policy(['Manager'], { resource_group: 'e'.repeat(32) }),
      policy(['Reader', 'Administrator']),
    ])
      assert.equal(await findingsOf(id, setup({ policies: [one] })), []);
  });
});
