variable "create" {
  type = bool
}

resource "ibm_iam_service_id" "engine" {
  count = var.create ? 1 : 0
  name = "engine"
}

resource "ibm_iam_service_api_key" "engine" {
  count = var.create ? 1 : 0
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine[0].iam_id
}

resource "ibm_iam_service_policy" "groups" {
  count = var.create ? 1 : 0
  iam_id = ibm_iam_service_id.engine[0].iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  count = var.create ? 1 : 0
  iam_id = ibm_iam_service_id.engine[0].iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_resource_instance" "secrets" {
  count = var.create ? 1 : 0
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  count = var.create ? 1 : 0
  instance_id = ibm_resource_instance.secrets[0].guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine[0].apikey
}
