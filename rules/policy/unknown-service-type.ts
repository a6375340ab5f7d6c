import type { Attribute } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { listNames } from '../../src/source/list-names.ts';
import { nearest } from '../../src/source/nearest.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit, attributePlace, attributesWhere, plainValue } from '../../src/rule-api/grants.ts';

const known: Readonly<Record<string, readonly string[]>> = {
  serviceType: ['service', 'platform_service'],
  service_group_id: ['IAM'],
};

const isAbout = ({ name }: Attribute): boolean => Object.hasOwn(known, name);

export default defineRule({
  id: 'unknown-service-type',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy is for a kind or group of services that IAM does not have',
  messages: {
    near: '`{value}` is no `{name}`: IAM has `{meant}`, and under another spelling the policy covers nothing',
    unlike: '`{value}` is no `{name}` that IBM documents: the policy likely covers nothing; IAM has {known}',
  },
  *check({ account, report }) {
    for (const { policy, attribute, index } of attributesWhere(account, isAbout)) {
      const { name } = attribute;
      const values = known[name];
      const value = plainValue(attribute);
      if (values === undefined || value === undefined || values.includes(value) || isPlaceholder(value)) continue;
      const meant = nearest(value, values);
      const place = attributePlace(policy, index);
      if (meant === undefined) {
        yield report('unlike', place, { name, value, known: listNames(values) }, { confidence: 'low' });
      } else {
        const repairs = [attributeEdit(policy, index, { ...attribute, value: meant })];
        yield report('near', place, { name, value, meant }, { repairs });
      }
    }
  },
});
