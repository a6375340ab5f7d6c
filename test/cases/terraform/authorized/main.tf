resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_iam_authorization_policy" "groups" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = ibm_resource_instance.secrets.guid
  target_service_name         = "iam-groups"
  roles                       = ["Groups Service Member Manage"]
}

resource "ibm_iam_authorization_policy" "identity" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = ibm_resource_instance.secrets.guid
  target_service_name         = "iam-identity"
  roles                       = ["Operator"]
}
