# Who is in the group, and what else they have, is not known.
resource "ibm_iam_access_group" "builders" {
  name = "builders"
}

resource "ibm_iam_access_group_policy" "builders" {
  access_group_id = ibm_iam_access_group.builders.id
  roles           = ["Editor"]

  resources {
    service = "kms"
  }
}

variable "service_id" {
  type = string
}

resource "ibm_iam_service_policy" "given" {
  iam_id = var.service_id
  roles  = ["Editor"]

  resources {
    service = "kms"
  }
}
