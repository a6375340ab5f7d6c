module "service_id" {
  source = "terraform-ibm-modules/iam-service-id/ibm"
  name   = "engine"
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
  api_key     = module.service_id.service_id_apikey
}
