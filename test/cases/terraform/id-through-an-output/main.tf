module "identity" {
  source = "./identity"
}

resource "ibm_iam_service_policy" "groups" {
  iam_id = module.identity.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = module.identity.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
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
  api_key     = module.identity.key
}
