resource "ibm_resource_instance" "vault" {
  name     = "vault"
  service  = "secrets-manager"
  plan     = "standard"
  location = "eu-de"
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_api_key" "ci" {
  name           = "ci"
  iam_service_id = ibm_iam_service_id.ci.iam_id
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.vault.crn # finding: instance-id-is-a-crn
  name        = "engine"
  api_key     = ibm_iam_service_api_key.ci.apikey # finding: engine-cannot-manage-api-keys, engine-cannot-manage-groups
}
