import * as assert from 'uvu/assert';
import { isMapping, isReference, type Value } from '../../../src/languages/declared/declared.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { readScript } from '../../../src/languages/script/read.ts';
import { testSuite } from '../../harness.ts';

const printValue = (value: Value): string => {
  if (isReference(value)) return `${value.reference.address}.${value.reference.attribute}`;
  if (isUnknown(value)) return `? ${value.unknown}`;
  if (isMapping(value)) return `{${[...value].map(([key, item]) => `${key}: ${printValue(item)}`).join(', ')}}`;
  return Array.isArray(value) ? `[${value.map(printValue).join(', ')}]` : String(value);
};

const declared = async (text: string, name = 'x.sh'): Promise<readonly string[]> => {
  const { declaration } = await readScript(
    { file: { name, path: `/nowhere/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) },
    '/nowhere',
  );
  return [
    ...declaration.resources.map(
      ({ mode, type, uncertainBecause, values }) =>
        `${mode === 'data' ? 'data ' : ''}${type}${uncertainBecause === undefined ? '' : ` (${uncertainBecause})`} ${printValue(values)}`,
    ),
    ...declaration.gaps.map(({ why }) => `gap: ${why}`),
  ];
};

const policy = '--service-name kms';

/** A script, and what it declares, a line each. */
const table: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  [
    'an id goes through a variable, backticks and jq',
    'export X=`ibmcloud iam service-id-create a --output json | jq -r ".id"`\nibmcloud iam service-policy-create $X --roles Operator --service-name iam-identity',
    [
      'ibm_iam_service_id {name: a}',
      'ibm_iam_service_policy {iam_id: script:x.sh:1.iam_id, roles: [Operator], resources: [{service: iam-identity}]}',
    ],
  ],
  [
    'a name made in the script is what was made; another is looked up once',
    `ibmcloud iam service-id-create a\nibmcloud iam service-policy-create a --roles Reader ${policy}\nibmcloud iam service-policy-create b --roles Reader\nibmcloud iam service-policy-create b --roles Viewer --account-management`,
    [
      'ibm_iam_service_id {name: a}',
      'ibm_iam_service_policy {iam_id: script:x.sh:1.iam_id, roles: [Reader], resources: [{service: kms}]}',
      'data ibm_iam_service_id {name: b}',
      'ibm_iam_service_policy {iam_id: data.script:x.sh:3.iam_id, roles: [Reader]}',
      'ibm_iam_service_policy {iam_id: data.script:x.sh:3.iam_id, roles: [Viewer], account_management: true}',
    ],
  ],
  [
    'what is set elsewhere is unknown, by its name',
    'ibmcloud iam service-policy-create "$ID" --roles "$ROLES" --service-name "$A-$B"',
    [
      'ibm_iam_service_policy {iam_id: ? the variable `ID` is set elsewhere, roles: ? the variable `ROLES` is set elsewhere, resources: [{service: ? the variable `A` is set elsewhere}]}',
    ],
  ],
  [
    'words that a command writes are unknown, and called `$(…)`',
    'ibmcloud iam service-policy-create ci --roles Reader $(more_flags)',
    [
      'data ibm_iam_service_id {name: ci}',
      'ibm_iam_service_policy {iam_id: data.script:x.sh:1.iam_id, roles: [Reader], resources: ? further flags may be in `$(…)`}',
    ],
  ],
  [
    'loops over literal lists and arrays are unrolled',
    `LIST=(a "b c")\nfor x in "\${LIST[@]}" d; do ibmcloud iam access-group-create "$x"; done`,
    ['ibm_iam_access_group {name: a}', 'ibm_iam_access_group {name: b c}', 'ibm_iam_access_group {name: d}'],
  ],
  [
    'a loop over what is not known runs perhaps',
    'for x in $LIST; do ibmcloud iam service-id-create "$x"; done',
    [
      'ibm_iam_service_id (it is in the loop on line 1) {name: ? the variable `x` goes through a list that is not known}',
    ],
  ],
  [
    'functions take their arguments, and give what they echo',
    'make() { ibmcloud iam service-id-create "$1" --output json | jq -r .id; }\nlabel() { echo "$1-${2:-x}"; }\nibmcloud iam service-policy-create "$(make a)" --roles "$(label R)"',
    ['ibm_iam_service_id {name: a}', 'ibm_iam_service_policy {iam_id: script:x.sh:1.iam_id, roles: [R-x]}'],
  ],
  [
    'a function that nothing calls runs perhaps, with unknown arguments',
    'f() { ibmcloud iam access-group-create "$1"; }',
    ['ibm_iam_access_group (the function `f` is never called here) {name: ? `$1` is what the script is called with}'],
  ],
  [
    'what is made only if it is missing counts as looked up',
    'ibmcloud iam service-id a || ibmcloud iam service-id-create a\nif x; then ibmcloud iam access-group-create g; fi\nibmcloud iam access-group-create h || true\nibmcloud iam access-group-create i || exit 1',
    [
      'data ibm_iam_service_id {name: a}',
      'data ibm_iam_access_group {name: g, access_group_name: g}',
      'data ibm_iam_access_group {name: h, access_group_name: h}',
      'ibm_iam_access_group {name: i}',
    ],
  ],
  [
    'branches that set a variable differently leave it unknown',
    'if x; then R=Viewer; S=a; else R=Editor; S=a; fi\nibmcloud iam user-policy-create a@b.com --roles $R --service-name $S',
    [
      'ibm_iam_user_policy {ibm_id: a@b.com, roles: ? the variable `R` is set in more than one way, resources: [{service: a}]}',
    ],
  ],
  [
    'a branch that ends the script leaves nothing',
    'R=Viewer\nif x; then R=Editor; exit 1; fi\nibmcloud iam user-policy-create a@b.com --roles $R',
    ['ibm_iam_user_policy {ibm_id: a@b.com, roles: [Viewer]}'],
  ],
  [
    'the engine holds the key of the service ID, and its instance is in the address',
    'KEY=$(ibmcloud iam service-api-key-create k a --output json | jq -r .apikey)\nexport SECRETS_MANAGER_URL=https://0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01.eu-de.secrets-manager.appdomain.cloud\nibmcloud sm configuration-create --configuration-prototype=\'{"config_type": "iam_credentials_configuration", "name": "e", "api_key": "\'$KEY\'"}\'',
    [
      'data ibm_iam_service_id {name: a}',
      'ibm_iam_service_api_key {name: k, iam_service_id: data.script:x.sh:1.iam_id}',
      'ibm_sm_iam_credentials_configuration {instance_id: 0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01, region: eu-de, name: e, api_key: script:x.sh:1.apikey}',
    ],
  ],
  [
    'an instance that is looked up is one, by whatever variable',
    'G=$(ibmcloud resource service-instance sm --output json | jq -r ".[0].guid")\nibmcloud iam authorization-policy-create secrets-manager iam-groups "A,B" --source-service-instance-id $G --target-resource-group-id *',
    [
      'data ibm_resource_instance {name: sm}',
      'ibm_iam_authorization_policy {source_service_name: secrets-manager, target_service_name: iam-groups, roles: [A, B], source_resource_instance_id: data.script:x.sh:1.guid, target_resource_group_id: *}',
    ],
  ],
  [
    'settings of one account are changed, one command after another',
    'ibmcloud iam account-settings-update --mfa LEVEL1 --allowed-ip-addresses 192.0.2.1\nibmcloud iam account-settings-update --restrict-create-service-id RESTRICTED --unset-allowed-ip-addresses',
    ['ibm_iam_account_settings {allowed_ip_addresses: , mfa: LEVEL1, restrict_create_service_id: RESTRICTED}'],
  ],
  [
    'a script that is read in may do more',
    '. ./more.sh\nsource .env\nibmcloud iam service-id-create a',
    ['ibm_iam_service_id {name: a}', 'gap: it sources `./more.sh`, which is not followed'],
  ],
];

testSuite('scripts: what commands declare', (test) => {
  for (const [title, text, expected] of table) {
    test(title, async () => assert.equal(await declared(text), expected));
  }

  test('make: variables, `$$`, a shell a line', async () => {
    const text = [
      'NAME ?= a',
      'ROLES := Viewer,Editor',
      'all:',
      '\t@ibmcloud iam access-group-policy-create $(NAME) --roles ${ROLES}',
      '\tX=b; ibmcloud iam access-group-create $$X',
      '\tibmcloud iam access-group-create "$$X"',
    ].join('\n');
    assert.equal(await declared(text, 'Makefile'), [
      'data ibm_iam_access_group {name: a, access_group_name: a}',
      'ibm_iam_access_group_policy {access_group_id: data.script:Makefile:4.id, roles: [Viewer, Editor]}',
      'ibm_iam_access_group {name: b}',
      'ibm_iam_access_group {name: ? the variable `X` is set elsewhere}',
    ]);
  });

  test('a place is found to the item', async () => {
    const text = 'ibmcloud iam service-policy-create a \\\n  --roles Viewer,"Editor" --service-name kms';
    const { declaration, parsed } = await readScript(
      { file: { name: 'x.sh', path: '/nowhere/x.sh', given: 'named' }, bytes: new TextEncoder().encode(text) },
      '/nowhere',
    );
    const origin = declaration.resources[1]?.origin.path ?? [];
    const paths = [[], ['iam_id'], ['roles', 1], ['resources', 0, 'service'], ['resources', 0, 'nothing']];
    const ranges = parsed.get('x.sh')?.locate(paths.map((path) => ({ index: 0, path: [...origin, ...path] }))) ?? [];
    assert.equal(
      ranges.map(({ start, end }) => text.slice(start, end)),
      [text, 'a', 'Editor', 'kms', text],
    );
  });
});
