resource "ibm_iam_access_group" "operators" {
  name = "operators"
}

resource "ibm_iam_access_group_policy" "operators" {
  access_group_id = ibm_iam_access_group.operators.id
  roles           = ["Viewer"]
  resources {
    service = "kms"
    region  = "EU-DE" # finding: unknown-region
  }
}
