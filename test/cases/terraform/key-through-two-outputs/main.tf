module "identity" {
  source = "./identity"
}

module "engine" {
  source      = "./engine"
  instance_id = ibm_resource_instance.secrets.guid
  key         = module.identity.key # finding: engine-cannot-manage-api-keys
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}
