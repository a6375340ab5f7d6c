resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_trusted_profile" "app" {
  name = "app"
}

data "ibm_iam_service_id" "others" {
  name = "others"
}

resource "ibm_iam_service_policy" "by_iam_id" {
  iam_service_id = ibm_iam_service_id.ci.iam_id # finding: id-and-iam-id-mixed-up
  roles          = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_service_policy" "by_id" {
  iam_id = ibm_iam_service_id.ci.id # finding: id-and-iam-id-mixed-up
  roles  = ["Reader"]

  resources {
    service = "secrets-manager"
  }
}

resource "ibm_iam_trusted_profile_policy" "by_id" {
  iam_id = ibm_iam_trusted_profile.app.id # finding: id-and-iam-id-mixed-up
  roles  = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_access_group" "deployers" {
  name = "deployers"
}

resource "ibm_iam_access_group_members" "deployers" {
  access_group_id = ibm_iam_access_group.deployers.id
  iam_service_ids = [
    ibm_iam_service_id.ci.id,
    data.ibm_iam_service_id.others.service_ids[0].iam_id, # finding: id-and-iam-id-mixed-up
  ]
  iam_profile_ids = [ibm_iam_trusted_profile.app.iam_id] # finding: id-and-iam-id-mixed-up
}

resource "ibm_iam_service_api_key" "ci" {
  name           = "ci"
  iam_service_id = ibm_iam_service_id.ci.id # finding: id-and-iam-id-mixed-up
}
