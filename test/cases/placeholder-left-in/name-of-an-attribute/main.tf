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
    name  = "<ATTRIBUTE>" # finding: placeholder-left-in
    value = "x"
  }
}

