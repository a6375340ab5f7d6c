/** Roles to be given on a service, or on one instance of it. */
export interface RolesToGive {
  readonly roles: readonly string[];
  readonly service: string;
  readonly instance?: string | undefined;
}
