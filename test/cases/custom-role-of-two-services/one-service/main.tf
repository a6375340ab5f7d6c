resource "ibm_iam_custom_role" "helper" {
  name         = "Helper"
  display_name = "Helper"
  service      = "iam-groups"
  actions      = ["iam-groups.groups.read", "iam-groups.members.read"]
}
