// Made by `npm run generate` from the files in rules/<category>/.
import type { Rule } from '../src/rule/define.ts';
import allowlistBlocksEngine from './engine/allowlist-blocks-engine.ts';
import callerCannotConfigureEngine from './engine/caller-cannot-configure-engine.ts';
import engineCannotCreateServiceIds from './engine/engine-cannot-create-service-ids.ts';
import engineCannotManageApiKeys from './engine/engine-cannot-manage-api-keys.ts';
import engineCannotManageGroups from './engine/engine-cannot-manage-groups.ts';

/** All rules, by category and id. */
export const rules: readonly Rule[] = [
  allowlistBlocksEngine,
  callerCannotConfigureEngine,
  engineCannotCreateServiceIds,
  engineCannotManageApiKeys,
  engineCannotManageGroups,
];
