data "ibm_iam_service_id" "builder" {
  name = "builder"
}

resource "ibm_iam_service_policy" "clusters" {
  iam_id = data.ibm_iam_service_id.builder.service_ids[0].iam_id
  roles  = ["Administrator"]
  resources {
    service = "containers-kubernetes"
  }
}
