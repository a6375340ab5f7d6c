resource "ibm_iam_service_policy" "groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor" # finding: syntax-error
  resources {
    service = "iam-groups"
  }
}
