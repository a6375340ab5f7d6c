variable "secrets_manager_guid" {
  type = string
}

resource "ibm_iam_authorization_policy" "groups" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = var.secrets_manager_guid
  target_service_name         = "iam-groups"
  roles                       = ["Groups Service Member Manage"]
}

resource "ibm_iam_authorization_policy" "identity" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = var.secrets_manager_guid
  target_service_name         = "iam-identity"
  roles                       = ["Operator"]
}
