resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "by_argument" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Viewer"]

  resources {
    service = "kms" # finding: tags-beside-a-service
  }

  resource_tags {
    name  = "env"
    value = "dev"
  }
}

resource "ibm_iam_service_policy" "by_attribute" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Viewer"]

  resource_attributes {
    name  = "serviceName"
    value = "secrets-manager" # finding: tags-beside-a-service
  }

  resource_tags {
    name  = "env"
    value = "dev"
  }
}
