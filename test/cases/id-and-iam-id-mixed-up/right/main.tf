resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "by_id" {
  iam_service_id = ibm_iam_service_id.ci.id
  roles          = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_service_policy" "by_iam_id" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service = "secrets-manager"
  }
}

resource "ibm_iam_access_group" "deployers" {
  name = "deployers"
}

resource "ibm_iam_access_group_members" "deployers" {
  access_group_id = ibm_iam_access_group.deployers.id
  iam_service_ids = [ibm_iam_service_id.ci.id, "ServiceId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
}

resource "ibm_iam_service_api_key" "ci" {
  name           = "ci"
  iam_service_id = ibm_iam_service_id.ci.iam_id
}
