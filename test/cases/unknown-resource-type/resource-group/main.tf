resource "ibm_iam_access_group" "operators" {
  name = "operators"
}

resource "ibm_iam_access_group_policy" "operators" {
  access_group_id = ibm_iam_access_group.operators.id
  roles           = ["Viewer"]
  resources { # finding: missing-target
    resource_type = "resource_group" # finding: unknown-resource-type
    resource      = "5c49eabcf5e85881a37e2d100a33b3df"
  }
}
