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
    name  = "accountId" # finding: duplicate-attribute
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }
}

resource "ibm_iam_authorization_policy" "storage" {
  source_service_name = "cloud-object-storage"
  roles               = ["Reader"]

  # To an authorization the provider adds no account.
  resource_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }

  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }
}
