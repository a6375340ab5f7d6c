import type { Catalogue, RoleName, Service } from '../catalogue/catalogue.ts';
import { suggestedRole } from '../catalogue/near-role.ts';
import { suggestedService } from '../catalogue/near-service.ts';
import { retiredService, withdrawn } from '../catalogue/retired-service.ts';
import { sourcesJson, sourcesText } from './facts-text.ts';
import { valueOf } from './parsed-flags.ts';
import { openCatalogue } from './open-catalogue.ts';
import { terminalFor } from './terminal.ts';
import { serviceAbout, type RoleAbout, type ServiceAbout } from './roles-about.ts';
import { roleText, servicesText, serviceText } from './roles-text.ts';
import type { Command } from './command.ts';
import { usageError, type UsageError } from './usage.ts';

const command = 'roles';

/** Services that have a word in their name or title, as far as these are few. */
const namedLike = (word: string, catalogue: Catalogue): readonly string[] => {
  const wanted = word.toLowerCase();
  const found = catalogue.serviceNames().filter((name) => {
    const title = catalogue.service(name)?.title ?? '';
    return name.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted);
  });
  return word.length < 3 || found.length > 5 ? [] : found;
};

const noService = (word: string, catalogue: Catalogue): UsageError => {
  // What it answers for a service does not matter: it knows the names of all roles.
  if (catalogue.actionsOf({ id: undefined, name: word }, 'iam-identity').known !== 'nothing') {
    return usageError(`\`${word}\` is a role: \`iamlint roles SERVICE ${word}\` shows what it allows`, { command });
  }
  const missing = `there is no service \`${word}\` in the catalogue`;
  const retired = retiredService(word);
  if (retired !== undefined) {
    const { title, successor } = retired;
    const next = successor === undefined ? '' : `; \`${successor}\` replaces it`;
    return usageError(`IBM withdrew \`${word}\` (${title})${withdrawn(retired)}${next}`, { command });
  }
  const meant = suggestedService(word, catalogue)?.service;
  const names = [...new Set([...(meant === undefined ? [] : [meant]), ...namedLike(word, catalogue)])];
  if (names.length === 0) return usageError(missing, { command });
  const listed = names.map((name) => `\`${name}\` (${catalogue.service(name)?.title ?? name})`);
  return usageError(`${missing}; did you mean ${listed.join(', or ')}?`, { command });
};

const noRole = (word: string, service: Service, known: string): UsageError => {
  const { name } = service;
  const missing =
    known === 'not a role'
      ? `\`${word}\` is a role of other services, not of \`${name}\``
      : `\`${name}\` has no role \`${word}\` in the catalogue`;
  const meant = suggestedRole(word, service);
  const hint = meant === undefined ? `\`iamlint roles ${name}\` lists its roles` : `did you mean \`${meant}\`?`;
  return usageError(`${missing}; ${hint}`, { command });
};

const roleNamed = (word: string): RoleName =>
  word.startsWith('crn:') ? { id: word, name: undefined } : { id: undefined, name: word };

const roleJson = ({ name, kind, id, actions, sources }: RoleAbout): unknown => ({
  name,
  kind,
  id: id ?? null,
  actions: actions ?? null,
  known_from: sourcesJson(sources),
});

const serviceJson = ({ name, title, retired, sources }: ServiceAbout): object => ({
  service: name,
  title,
  retired: retired ?? null,
  known_from: sourcesJson(sources),
});

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** `iamlint roles`: services, the roles of a service, or what a role does; what is not published is null in JSON. */
export const rolesCommand: Command = async ({ operands, given }, io, parts) => {
  const catalogue = await openCatalogue(given, command, io, parts);
  if (catalogue === undefined) return 2;
  if ('kind' in catalogue) return catalogue;
  const json = valueOf(given, 'format') === 'json';
  const terminal = terminalFor(valueOf(given, 'color'), io);
  const [wanted, role] = operands;

  if (wanted === undefined) {
    const services = catalogue.serviceNames().flatMap((name) => catalogue.service(name) ?? []);
    const sources = services.flatMap(({ name }) => catalogue.sourcesOf(name));
    if (json) {
      const listed = services.map((service) => {
        const about = serviceAbout(catalogue, service);
        return { ...serviceJson(about), roles: about.roles.length === 0 ? null : about.roles.map(({ name }) => name) };
      });
      await io.out(jsonText(listed));
    } else await io.out(servicesText(services, sourcesText(sources), terminal));
    return 0;
  }

  const service = catalogue.service(wanted);
  if (service === undefined) return noService(wanted, catalogue);
  const about = serviceAbout(catalogue, service);
  if (role === undefined) {
    const roles = about.roles.length === 0 ? null : about.roles.map(roleJson);
    await io.out(json ? jsonText({ ...serviceJson(about), roles }) : serviceText(about, terminal));
    return 0;
  }

  const { known } = catalogue.actionsOf(roleNamed(role), wanted);
  const name = catalogue.displayName(roleNamed(role), wanted);
  const found = known === 'not a role' ? undefined : about.roles.find((one) => one.name === name);
  if (found === undefined) {
    if (about.roles.length > 0) return noRole(role, service, known);
    await io.out(json ? jsonText({ ...serviceJson(about), roles: null }) : serviceText(about, terminal));
    return 0;
  }
  await io.out(json ? jsonText({ ...serviceJson(about), roles: [roleJson(found)] }) : roleText(about, found, terminal));
  return 0;
};
