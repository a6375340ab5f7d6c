import { readFileSync } from 'node:fs';
import { once } from '../../source/once.ts';
import { accountManagement, laterTableOfRoles, tableOfRoles } from './fact-sources.ts';

export const from = [tableOfRoles, laterTableOfRoles, accountManagement];

/**
 * What IBM publishes of each service: one JSON text a service, sorted by name, so that asking for one service parses one
 * and leaves the others alone. They lie in a file beside this one, and beside the bundle: as code they would be read by each
 * run, and most ask for few services.
 *
 * Sources, converted 2026-11-24:
 * - services, roles and actions: the generated table `iam-service-roles.md` of ibm-cloud-docs/account, state of 2026-04-03;
 * - services with `table`: the state of that date of the same table, which moved to ibm-cloud-docs/iam on 2026-04-06. The
 *   state of 2026-07-08 lacks `code-assistant` and `websphereappsvr`, of which no page says that they were withdrawn;
 * - `security-compliance`: `iam-account_management.md` of ibm-cloud-docs/account, 2025-11-15; the table leaves it out.
 *
 * Form of a text:
 * - `roles`: the service roles besides the two every service has (see `shared-actions.ts`); a text without `roles` belongs to
 *   a service that publishes none;
 * - `table`: ISO date of the table it was read in, where this is the later one;
 * - `grants`: by the roles that hold them, the service's own actions; a leading `.` stands for the service's name.
 *
 * The table gives two retired services (`dynamic-dashboard-embedded`, `streaming-analytics`) one role named `null`, without
 * actions: a slip of the table that is left out here.
 */
const texts = once((): readonly string[] =>
  readFileSync(new URL('./published-services.ndjson', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n'),
);

/** The texts of all services. */
export const publishedServices = (): readonly string[] => texts();

/** The text that begins so; undefined where none does. */
export const publishedText = (start: string): string | undefined => texts().find((text) => text.startsWith(start));
