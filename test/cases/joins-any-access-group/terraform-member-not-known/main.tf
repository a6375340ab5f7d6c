# Those in the group administer the account, as far as they are known: one may be anybody.
variable "colleague" {}

resource "ibm_iam_access_group" "builders" {
  name = "builders"
}

resource "ibm_iam_access_group_members" "builders" {
  access_group_id = ibm_iam_access_group.builders.id
  ibm_ids         = ["robin@example.com", var.colleague]
}

resource "ibm_iam_access_group_policy" "builders" {
  access_group_id = ibm_iam_access_group.builders.id
  roles           = ["Editor"] # finding: joins-any-access-group low
  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_user_policy" "robin" {
  ibm_id             = "robin@example.com"
  roles              = ["Administrator"]
  account_management = true
}

resource "ibm_iam_access_group" "readers" {
  name = "readers"
}
