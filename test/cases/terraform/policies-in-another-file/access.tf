resource "ibm_iam_service_policy" "groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}
