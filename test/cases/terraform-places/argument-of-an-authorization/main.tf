resource "ibm_iam_authorization_policy" "one" {
  source_service_name      = "secrets-manager"
  target_service_name      = "iam-groups"
  target_resource_group_id = "5f1a9e3c83d24b3c8a261f0b4c1d2e3f" # finding: ineffective-scope
  roles                    = ["Groups Service Member Manage"]
}
