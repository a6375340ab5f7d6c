/** The first lines of a page of IBM's documentation. */
export const pageHead = '---\n\nlastupdated: "2026-07-08"\n\n---\n';

type RoleRow = readonly [role: string, actions: string];
type ActionRow = readonly [action: string, description: string, roles: string];

const attributes = '{: row-headers}\n{: class="simple-tab-table"}\n';

/** A section in the form of IBM's page "IAM roles and actions". */
export const section = (
  title: string,
  service: string,
  roles: readonly RoleRow[],
  actions: readonly ActionRow[],
): string => {
  const roleRows = roles.map(([role, held]) => `| ${role} | Does things. | ${held} |\n`).join('');
  const actionRows = actions.map(([action, about, held]) => `| \`${action}\` | ${about} | ${held} |\n`).join('');
  const tables =
    roles.length === 0
      ? 'No supported roles.\n'
      : `| Role | Description | Actions |\n| ----- | :----- | :----- |\n${roleRows}${attributes}\n` +
        `| Action | Description | Roles |\n| ----- | :----- | :----- |\n${actionRows}${attributes}\n`;
  return `## ${title}\n{: #${service}-roles}\n\nIf you are using the CLI, use \`${service}\` for the service name.\n\n${tables}`;
};

export const lastSection = section(
  'Other Thing',
  'other-thing',
  [['Reader', '`other-thing.read`']],
  [['other-thing.read', '', 'Reader']],
);

/** Three services: one with roles of all sorts, one without any, and a small one. */
export const rolePage = [
  pageHead,
  section(
    'My Thing',
    'my-thing',
    [
      ['Viewer', '`my-thing.view`, `iam.policy.read`'],
      ['Helper', ''],
      ['null', ''],
    ],
    [
      ['my-thing.view', 'See things', 'Viewer'],
      ['my-thing.make', 'Make things', 'Maker'],
      ['my-thing.a|b', 'Escape \\| things', 'Maker'],
      ['iam.policy.read', '', 'Viewer'],
    ],
  ),
  section('Bare Thing', 'bare-thing', [], []),
  lastSection,
].join('');
