resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "engine" {
  for_each = toset(["iam-groups", "iam-identity"])

  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = each.value
  }
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets.guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-api-keys
}
