import * as assert from 'uvu/assert';
import { printFindings, printNotChecked } from '../../../findings.ts';
import { testSuite } from '../../../harness.ts';
import { lintTexts } from '../../../lint-texts.ts';

const linted = async (
  provisioner: string,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly findings: readonly string[]; readonly notChecked: readonly string[] }> => {
  const text = `variable "given" {}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "null_resource" "access" {
  provisioner "local-exec" {
    ${provisioner}
  }
}
`;
  const result = await lintTexts({ 'main.tf': text, ...files }, { paths: ['.'], onlyRules: ['unknown-role'] });
  return { findings: printFindings(result, { repairs: true }), notChecked: printNotChecked(result) };
};

const notChecked = async (command: string): Promise<readonly string[]> =>
  (await linted(`command = ${command}`)).notChecked;

const wrong = 'ibmcloud iam service-policy-create ci --roles Veiwer --service-name kms';

const unread = (why: string): readonly string[] => [
  `-: not all commands that Terraform runs are read, and they may change IAM: ${why} (\`main.tf\`)`,
];

testSuite('commands of local-exec', (test) => {
  test('are read, and their mistakes stand where they are written', async () => {
    const found = (line: number) => [
      `main.tf:${line} error unknown-role: \`kms\` has no role \`Veiwer\`: did you mean \`Viewer\`?`,
      '  help: `ibmcloud iam roles --service kms` lists its roles, including custom roles',
      '  edit: Viewer',
    ];
    for (const [provisioner, line] of [
      [`command = "${wrong}"`, 9],
      [`command = <<-EOT\n      echo \${var.given}\n      ${wrong}\n    EOT`, 11],
      [`command = <<EOT\necho \${var.given}\n\n${wrong}\nEOT`, 12],
      [`command = <<-EOT\n      %{ if true ~}\n      ${wrong}\n      %{ endif ~}\n    EOT`, 11],
      [`command = chomp(<<-EOT\n      ${wrong}\n    EOT\n    )`, 10],
      [`command = "echo \\"$\${HOME}\\" && ${wrong}"`, 9],
      [`command = "${wrong.replace('ci', '${ibm_iam_service_id.ci.id}')}"`, 9],
      [`command = "${wrong.replace('ci', '${var.given}')}"`, 9],
      [`interpreter = ["/usr/bin/env", "bash", "-ec"]\n    command = "${wrong}"`, 10],
    ] as const) {
      const { findings, notChecked: told } = await linted(provisioner);
      assert.equal(findings, found(line), provisioner);
      assert.equal(told, []);
    }
  });

  test('that are not known are told', async () => {
    assert.equal(await notChecked('var.given'), unread('what `var.given` holds is run as a command, and is not known'));
    assert.equal(
      await notChecked('"echo; ${var.given}"'),
      unread('what `var.given` holds is run as a command, and is not known'),
    );
  });

  test('that no shell reads are told where they speak of IAM', async () => {
    const python = (command: string) => linted(`interpreter = ["python3", "-c"]\n    command = "${command}"`);
    assert.equal(
      (await python("post('https://iam.cloud.ibm.com/v1/policies')")).notChecked,
      unread('`null_resource.access` runs commands about IAM that are not read'),
    );
    assert.equal((await python('print(1)')).notChecked, []);
  });

  test('that are scripts are told where these hold commands about IAM', async () => {
    const script = {
      'grant.sh': `#!/bin/sh\n${wrong.replace('Veiwer', 'Viewer')}\n`,
      'wait.sh': '#!/bin/sh\nsleep 3\n',
    };
    for (const command of ['bash ./grant.sh ${var.given}', '${path.module}/grant.sh']) {
      const { notChecked: told } = await linted(`command = "${command}"`, script);
      assert.match(told.join('\n'), /it runs `.*grant\.sh`, which is not followed/);
    }
    assert.equal((await linted('command = "${path.module}/wait.sh"', script)).notChecked, []);
    assert.match(
      (await linted('command = file("${path.module}/grant.sh")', script)).notChecked.join('\n'),
      /it runs `.*grant\.sh`, which is not followed/,
    );
  });

  test('that are scripts are looked for where they are run, and change nothing by asking', async () => {
    const token = 'curl -s https://iam.cloud.ibm.com/identity/token -d x\nibmcloud iam service-ids --output json\n';
    const script = { 'scripts/token.sh': `#!/bin/sh\n${token}`, 'scripts/grant.sh': `#!/bin/sh\n${wrong}\n` };
    const run = async (name: string): Promise<string> =>
      (await linted(`working_dir = "\${path.module}/scripts"\n    command = "./${name}"`, script)).notChecked.join(
        '\n',
      );
    assert.is(await run('token.sh'), '');
    assert.match(await run('grant.sh'), /it runs `\.\/grant\.sh`, which is not followed/);
    assert.match(await run('absent.sh'), /it runs `\.\/absent\.sh`, which is not followed/);
  });

  test('on another machine run what is there', async () => {
    const text =
      'resource "null_resource" "x" {\n  provisioner "remote-exec" {\n    inline = ["sh /tmp/setup.sh"]\n  }\n}\n';
    assert.equal(printNotChecked(await lintTexts({ 'ibm.tf': text }, { onlyRules: [] })), []);
  });

  test("others are nobody's business", async () => {
    assert.equal(await notChecked('"ibmcloud iam oauth-tokens"'), []);
    assert.equal(await notChecked('"curl https://iam.cloud.ibm.com/identity/token"'), []);
    assert.equal(await notChecked('"echo ${ibm_iam_service_id.ci.id}"'), []);
    assert.equal(await notChecked('"kubectl apply -f ${var.given}"'), []);
  });
});
