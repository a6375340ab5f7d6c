variable "verbose" {
  type = bool
}

resource "terraform_data" "branches" {
  provisioner "local-exec" {
    command = var.verbose ? "echo done" : "ibmcloud iam access-group-create team-a --descripton x" # finding: misused-command
  }
}

resource "terraform_data" "each" {
  for_each = toset(["team-b", "team-c"])

  provisioner "local-exec" {
    interpreter = ["/bin/bash", "-c"]
    command     = "ibmcloud iam access-group-create ${each.key} --descripton x" # finding: misused-command
  }
}

resource "terraform_data" "remote" {
  provisioner "remote-exec" {
    inline = [
      "apt-get update",
      "ibmcloud iam user-policy-create a@example.com --roles Viewr --service-name kms", # finding: unknown-role
    ]
  }
}

data "external" "ids" {
  program = ["bash", "-c", "ibmcloud iam service-ids --outptu json"] # finding: misused-command low
}

resource "shell_script" "group" {
  lifecycle_commands {
    create = "ibmcloud iam access-group-create team-d --descripton x" # finding: misused-command
    delete = "ibmcloud iam access-group-delete team-d"
  }
}
