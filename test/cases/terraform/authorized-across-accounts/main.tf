resource "ibm_iam_authorization_policy" "groups" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  source_service_account      = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  target_service_name         = "iam-groups"
  roles                       = ["Groups Service Member Manage"]
}

resource "ibm_iam_authorization_policy" "identity" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  source_service_account      = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  target_service_name         = "iam-identity"
  roles                       = ["Operator"]
}
