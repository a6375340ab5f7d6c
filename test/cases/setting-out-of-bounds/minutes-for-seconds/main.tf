resource "ibm_iam_account_settings" "account" {
  session_invalidation_in_seconds = 30 # finding: setting-out-of-bounds
}
