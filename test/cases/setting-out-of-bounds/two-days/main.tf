resource "ibm_iam_account_settings" "account" {
  session_expiration_in_seconds = "172800" # finding: setting-out-of-bounds
}
