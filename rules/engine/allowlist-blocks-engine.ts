import { shell } from '../../src/snippet/snippet.ts';
import type { Catalogue, IpRanges } from '../../src/catalogue/catalogue.ts';
import { subnetsOf, type Interval } from '../../src/access/network/addresses.ts';
import { notAdmitted, readAllowlist, type Allowlist } from '../../src/access/network/allowlist.ts';
import { listNames } from '../../src/source/list-names.ts';
import type { AccountSettings } from '../../src/account/model/account.ts';
import type { Endpoints, Engine } from '../../src/account/model/engine.ts';
import { allowlistRepairs } from './shared/allowlist-repairs.ts';
import { defineRule, type Details } from '../../src/rule-api/define.ts';
import { below, type Origin } from '../../src/source/place.ts';

/** The addresses of one kind of endpoints that the allowlist does not admit. */
interface Outside {
  readonly endpoints: Endpoints;
  readonly published: IpRanges;
  readonly left: readonly Interval[];
  readonly subnets: readonly string[];
}

/** What the allowlist does to one engine; both kinds of endpoints count where no input says which the instance has. */
interface Standing {
  readonly engine: Engine;
  readonly region: string;
  /** Kinds of endpoints with published addresses. */
  readonly looked: number;
  readonly outside: readonly Outside[];
}

const standingOf = (engine: Engine, region: string, allowlist: Allowlist, catalogue: Catalogue): Standing => {
  const kinds: readonly Endpoints[] =
    engine.instance.endpoints === undefined ? ['public', 'private'] : [engine.instance.endpoints];
  const all = kinds.flatMap((endpoints) => {
    const published = catalogue.secretsManagerRanges(region, endpoints);
    return published === undefined ? [] : [{ endpoints, published, ...notAdmitted(published.ranges, allowlist) }];
  });
  return { engine, region, looked: all.length, outside: all.filter(({ left }) => left.length > 0) };
};

const evidence = ({ date }: IpRanges): string =>
  date === undefined ? 'as the config gives them' : `as IBM last changed them on ${date}, before it withdrew the list`;

/** Why it is not certain that the engine is shut out. */
const doubt = ({ looked, outside }: Standing, { open }: Allowlist): string | undefined => {
  if (open.length > 0) return open.map(({ why }) => why).join('; ');
  return outside.length < looked
    ? `it lacks the ${outside[0]?.endpoints} addresses, and the input does not show whether the instance uses public or private endpoints`
    : undefined;
};

const placeOf = ({ origin, layout }: AccountSettings): Origin =>
  below(origin, ...(layout === 'effective' ? ['effective'] : []), 'allowed_ip_addresses');

export default defineRule({
  id: 'allowlist-blocks-engine',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: "the account's IP allowlist does not admit Secrets Manager",
  messages: {
    blocked:
      "the IP allowlist of the account does not admit the engine `{engine}`: it lacks {ranges} of Secrets Manager's {endpoints} addresses in `{region}` ({evidence})",
    undecided: 'undecided whether the IP allowlist of the account admits the engine `{engine}`: {reason}',
  },
  *check({ account, catalogue, report, skip }) {
    const { settings, engines, zones } = account;
    if (engines.length === 0 || settings?.allowedIpAddresses?.trim() === '') return;
    if (settings?.allowedIpAddresses === undefined) {
      yield skip(
        'the IP allowlist of the account is not in the input',
        shell`ibmcloud iam account-settings --output json`,
      );
      return;
    }
    const allowlist = readAllowlist(settings.allowedIpAddresses, zones);
    const standings: Standing[] = [];
    for (const engine of engines.filter(({ disabled }) => !disabled)) {
      const { region } = engine.instance;
      const standing = region === undefined ? undefined : standingOf(engine, region, allowlist, catalogue);
      if (standing === undefined) {
        yield skip(
          `the region of the instance of the engine \`${engine.name}\` is not known: give its CRN in an engine setup`,
        );
      } else if (standing.looked === 0) {
        yield skip(
          `IBM never published addresses of Secrets Manager in \`${region}\`: give them as \`catalogue.secrets_manager.ip_ranges\` in the config`,
        );
      } else if (standing.outside.length > 0) standings.push(standing);
    }
    // One new value for all engines: each repair replaces the whole list.
    const lacking = [...new Set(standings.flatMap(({ outside }) => outside.flatMap(({ subnets }) => subnets)))];
    for (const standing of standings) {
      const { engine, region, outside } = standing;
      const [first] = outside;
      if (first === undefined) continue;
      const byKey = engine.mode === 'api_key';
      const details: Details = {
        hangsOn: [engine],
        related: [{ place: engine.instance.origin, note: `the instance in \`${region}\`` }],
        // Without a key there is no login that the allowlist is known to be applied to.
        ...(byKey ? {} : { severity: 'info', confidence: 'low' }),
      };
      const reason = doubt(standing, allowlist);
      if (reason !== undefined) {
        yield report(
          'undecided',
          placeOf(settings),
          { engine: engine.name, reason },
          { ...details, confidence: 'low' },
        );
        continue;
      }
      const ranges = listNames(outside.flatMap(({ left }) => subnetsOf(left)));
      yield report(
        'blocked',
        placeOf(settings),
        {
          engine: engine.name,
          ranges,
          endpoints: outside.map(({ endpoints }) => endpoints).join(' and '),
          region,
          evidence: evidence(first.published),
        },
        {
          ...details,
          help: byKey
            ? "IAM gives no token for the engine's API key to an address that is not on the list. IBM no longer publishes the addresses: confirm them with IBM Support"
            : 'IBM does not document whether the allowlist applies to an engine that uses authorizations',
          repairs: allowlistRepairs(settings, lacking),
        },
      );
    }
  },
});
