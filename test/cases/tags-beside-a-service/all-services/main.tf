resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "development" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Viewer"]

  resource_tags {
    name  = "env"
    value = "dev"
  }
}

resource "ibm_iam_service_policy" "test" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Viewer"]

  resource_attributes {
    name  = "serviceType"
    value = "service"
  }

  resource_tags {
    name  = "env"
    value = "test"
  }
}
