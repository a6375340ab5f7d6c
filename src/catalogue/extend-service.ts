import type { RoleExtension, ServiceExtension } from './extension.ts';
import type { RoleOnService, ServiceRoles } from './published-service.ts';

const extendRole = (published: RoleOnService | undefined, { actions, id, platform }: RoleExtension): RoleOnService => {
  const given = actions && new Set(actions);
  return {
    platform: platform ?? published?.platform ?? false,
    actions: () => given ?? published?.actions(),
    id: id ?? published?.id,
  };
};

/** A service with what config says of it; a service of config alone where the tables have none. */
export const extendService = (
  name: string,
  published: ServiceRoles | undefined,
  extension: ServiceExtension,
): ServiceRoles => {
  const changed = Object.entries(extension.roles ?? {}).map(([role, change]): [string, RoleOnService] => [
    role,
    extendRole(published?.roles.get(role), change),
  ]);
  return {
    name,
    title: extension.title ?? published?.title ?? name,
    from: published?.from,
    whole: published?.whole ?? false,
    roles: new Map([...(published?.roles ?? []), ...changed]),
  };
};
