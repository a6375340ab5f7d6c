resource "ibm_iam_service_id" "builder" {
  name = "builder"
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = ibm_iam_service_id.builder.iam_id
  roles  = ["Editor"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_access_group" "viewers" {
  name = "viewers-of-resource-groups"
}

resource "ibm_iam_access_group_policy" "viewers" {
  access_group_id = ibm_iam_access_group.viewers.id
  roles           = ["Viewer"]

  resources {
    resource_type = "resource-group"
  }
}

resource "ibm_iam_access_group_members" "viewers" {
  access_group_id = ibm_iam_access_group.viewers.id
  iam_service_ids = [ibm_iam_service_id.builder.id]
}

resource "ibm_iam_service_id" "alone" {
  name = "alone"
}

resource "ibm_iam_service_policy" "alone" {
  iam_id = ibm_iam_service_id.alone.iam_id
  roles  = ["Editor"] # finding: creator-without-resource-group

  resources {
    service = "kms"
  }
}
