resource "ibm_iam_account_settings" "account" {
  restrict_create_service_id = "restricted" # finding: setting-out-of-bounds
}
