resource "ibm_resource_instance" "vault" {
  name     = "vault"
  service  = "secrets-manager"
  plan     = "standard"
  location = "eu-de"
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_authorization_policy" "keys" { # finding: engine-cannot-manage-groups
  source_service_name         = "secrets-manager"
  source_resource_instance_id = ibm_resource_instance.vault.guid
  target_service_name         = "iam-identity"
  roles                       = ["Operator"]
}

resource "ibm_iam_authorization_policy" "groups" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = ibm_resource_instance.vault.id # finding: instance-id-is-a-crn
  target_service_name         = "iam-groups"
  roles                       = ["Groups Service Member Manage"]
}
