import { rules } from '../../rules/index.ts';
import { defaultConfig, type Config } from '../../src/config/config.ts';

const severities = new Map(rules.map(({ id, severity }) => [id, severity]));

/** Each rule is on, and as severe as it is by default. */
export const everyRule: Config = {
  ...defaultConfig(rules),
  isOn: () => true,
  rules: (id) => ({ severity: severities.get(id) ?? 'error', chosen: false, options: undefined }),
};
