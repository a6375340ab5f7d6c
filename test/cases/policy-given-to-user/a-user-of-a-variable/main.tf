variable "ibm_id" {}

variable "group" {}

resource "ibm_iam_user_policy" "on_call" {
  ibm_id = var.ibm_id # finding: policy-given-to-user
  roles  = ["Viewer"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_access_group_policy" "readers" {
  access_group_id = var.group
  roles           = ["Reader"]

  resources {
    service = "kms"
  }
}
