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
    name  = "resource"
    value = "" # finding: attribute-value-out-of-bounds
  }
}

resource "ibm_iam_service_policy" "left_out" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service              = "secrets-manager"
    resource_instance_id = ""
  }
}
