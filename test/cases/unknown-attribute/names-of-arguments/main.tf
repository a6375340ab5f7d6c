resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }

  resource_attributes {
    name  = "resource_group_id" # finding: unknown-attribute
    value = "5f3b2a1c9d8e4f70a1b2c3d4e5f60718"
  }
}

resource "ibm_iam_service_policy" "secrets" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resource_attributes {
    name  = "serviceName"
    value = "secrets-manager"
  }

  resource_attributes {
    name  = "resourceGroupId"
    value = "5f3b2a1c9d8e4f70a1b2c3d4e5f60718"
  }
}

