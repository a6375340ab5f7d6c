import { snapshot } from '../account-text.ts';

type More = Readonly<Record<string, unknown>>;

type Condition = readonly [claim: string, operator: string, value: string];

const conditionsOf = (conditions: readonly Condition[]): readonly More[] =>
  conditions.map(([claim, operator, value]) => ({ claim, operator, value }));

const profile = (more: More): string =>
  snapshot({
    trusted_profiles: [{ id: 'Profile-5f1a9e3c-83d2-4b3c-8a26-1f0b4c1d2e3f', name: 'deployers', ...more }],
  });

/** An account with one trusted profile, `deployers`, that has these rules. */
export const profileWithRules = (...rules: readonly More[]): string => profile({ rules });

/** The same with links to compute resources. */
export const profileWithLinks = (...links: readonly More[]): string => profile({ links });

/** A rule for users of an identity provider. */
export const samlRule = (...conditions: readonly Condition[]): More => ({
  type: 'Profile-SAML',
  realm_name: 'https://idp.example.com/saml',
  expiration: 43200,
  conditions: conditionsOf(conditions),
});

/** A rule for pods of a cluster. */
export const podRule = (...conditions: readonly Condition[]): More => ({
  type: 'Profile-CR',
  cr_type: 'IKS_SA',
  conditions: conditionsOf(conditions),
});
