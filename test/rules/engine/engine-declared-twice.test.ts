import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'engine-declared-twice';

interface Setup {
  readonly guid?: string;
  readonly region?: string;
  readonly owner?: string;
  readonly ttl?: string;
  readonly groups?: string;
}

const setup = ({
  guid = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234',
  region = 'eu-de',
  owner = 'ServiceId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c',
  ttl = '3600s',
  groups = 'AccessGroupId-6d0b7f3e-58c1-4c0f-a7a9-2f4e9b8d1c60',
}: Setup): string => `kind: EngineSetup
version: 1
name: ci-engine
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
instance: { guid: ${guid}, region: ${region} }
engine: { mode: api_key, service_id: ${owner} }
secrets: [{ name: deploy, ttl: ${ttl}, access_groups: [${groups}] }]
complete: false
`;

testSuite(id, (test) => {
  const cases: readonly (readonly [title: string, other: Setup, count: number])[] = [
    ['the same again', {}, 0],
    ['the same lifetime in another unit', { ttl: '1h' }, 0],
    ['another lifetime', { ttl: '2h' }, 1],
    ['another region', { region: 'us-south' }, 1],
    ['another owner of the key', { owner: 'ServiceId-1a9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c' }, 1],
    ['other groups', { groups: 'AccessGroupId-7d0b7f3e-58c1-4c0f-a7a9-2f4e9b8d1c60' }, 1],
    ['all of it at once, in one finding', { region: 'us-south', ttl: '2h' }, 1],
    ['another instance', { guid: '827fb8ae-1ddd-4483-a21f-7d3c0fc81234', region: 'us-south' }, 0],
  ];
  for (const [title, other, count] of cases) {
    test(title, async () => {
      const found = await findingsOf(id, `${setup({})}---\n${setup(other)}`);
      assert.is(found.length, count, found.join('\n'));
    });
  }
});
