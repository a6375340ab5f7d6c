resource "ibm_iam_access_group" "deployers" {
  name = "deployers"
}

resource "ibm_iam_access_group_members" "people" {
  access_group_id = ibm_iam_access_group.deployers.id
  ibm_ids         = ["ada@example.com"]
}

resource "ibm_iam_access_group_members" "robots" { # finding: members-in-two-resources
  access_group_id = ibm_iam_access_group.deployers.id
  iam_service_ids = ["ServiceId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
}
