# The service ID of this engine gets the role that some of IBM's pages suggest, which lacks the required actions.

resource "ibm_iam_service_id" "engine" {
  name = "secrets-engine"
}

resource "ibm_iam_service_policy" "groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "secrets-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_resource_instance" "secrets_manager" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets_manager.guid
  region      = "us-south"
  name        = "engine"
  api_key     = ibm_iam_service_api_key.engine.apikey
}
