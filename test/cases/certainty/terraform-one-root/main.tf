# The same in one root: the second is refused.
resource "ibm_iam_access_group_policy" "auditors" {
  access_group_id = "AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e"
  roles           = ["Viewer"]
  resources {
    service = "kms"
  }
}
resource "ibm_iam_access_group_policy" "readers" { # finding: duplicate-policy
  access_group_id = "AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e"
  roles           = ["Viewer"]
  resources {
    service = "kms"
  }
}
