resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" { # finding: engine-disabled
  instance_id = ibm_resource_instance.secrets.guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = "a key that is not used"
  disabled    = true
}
