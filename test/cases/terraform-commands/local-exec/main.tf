variable "instance" {
  type = string
}

variable "roles" {
  type = string
}

resource "ibm_iam_service_id" "builds" {
  name = "builds"
}

resource "ibm_iam_access_group" "on_call" {
  name = "on-call"
}

resource "null_resource" "access" {
  triggers = {
    service_id = ibm_iam_service_id.builds.id
  }

  provisioner "local-exec" {
    command = <<-EOT
      ibmcloud login -r eu-de
      ibmcloud iam service-policy-create ${self.triggers.service_id} --roles Managr --service-name kms # finding: unknown-role
      ibmcloud iam service-policy-create $OWNER --roles Manager --service-name secrets-manager \
        --service-instance "${var.instance}"
      ibmcloud iam access-group-policy-create on-call --roles ${var.roles} --service-name kms
      ibmcloud iam access-group-policy-create on-call --rols Viewer --service-name kms # finding: misused-command
    EOT

    environment = {
      OWNER = ibm_iam_service_id.builds.id
    }
  }

  provisioner "local-exec" {
    command = "ibmcloud iam service-policy-create ${ibm_iam_service_id.builds.name} --roles \"Viewer,Readr\" --service-name kms" # finding: unknown-role
  }
}
