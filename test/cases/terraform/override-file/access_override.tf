resource "ibm_iam_service_policy" "groups" {
  roles = ["Editor"]
}
