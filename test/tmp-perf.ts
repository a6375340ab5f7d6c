import { rules } from '../rules/index.ts';
import { createCatalogue } from '../src/catalogue/create.ts';
import { createAccess } from '../src/evaluate/access.ts';
import { access, account, group, membership, noon } from './evaluate/build.ts';
const kind = process.argv[2];
const services = ['kms', 'cloud-object-storage', 'secrets-manager', 'iam-groups', 'codeengine'];
const n = 100_000;
const [E, V, W] = ['Editor', 'Viewer', 'Writer'].map((name) => ({ id: undefined, name, actions: undefined })) as any;
const subjects = 2000;
const policies = Array.from({ length: n }, (_, i) => {
  const s = i % subjects;
  const to = s % 3 === 0 ? `AccessGroupId-${s}` : s % 3 === 1 ? `IBMid-${s}` : `ServiceId-${s}`;
  const j = Math.floor(i / subjects);
  if (kind === 'patterns') return access({ id: `${i}`, to: `IBMid-${i % 100}`, roles: [E], on: { serviceName: 'kms', resource: { match: `r${i}*` } } });
  return access({ id: `${i}`, to, roles: j % 2 ? [E, V] : [V, W], on: j === 0 ? { serviceType: 'service' } : { serviceName: services[j % 5] ?? 'kms', serviceInstance: `i-${j}` } });
});
const memberships = Array.from({ length: 20_000 }, (_, i) => membership(`AccessGroupId-${(i % 667) * 3}`, { kind: 'user', id: `IBMid-${(i % 666) * 3 + 1}` }));
const acc = account({ policies, memberships, groups: Array.from({ length: 667 }, (_, i) => group(`AccessGroupId-${i * 3}`, false)), users: Array.from({ length: 7000 }, (_, i) => ({ id: `IBMid-${i}`, name: `u${i}@x`, origin: { document: { source: 't', index: 0 }, path: [] } })) });
const catalogue = createCatalogue();
const one = createAccess(acc, catalogue, noon);
for (const rule of rules.filter(({ category }) => category === 'access' || category === 'authorization')) {
  const start = performance.now();
  let count = 0;
  for (const _ of rule.run({ account: acc, catalogue, accessOf: () => one, accountOf: () => undefined, now: noon }, undefined)) count += 1;
  console.log(rule.id.padEnd(40), String(count).padStart(7), `${Math.round(performance.now() - start)} ms`);
}
