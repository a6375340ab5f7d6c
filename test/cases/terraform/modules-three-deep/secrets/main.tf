variable "prefix" {}

module "engine" {
  source      = "../engine"
  name        = "${var.prefix}-engine"
  instance_id = ibm_resource_instance.secrets.guid
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}
