resource "ibm_iam_account_settings" "account" {
  mfa                                        = "LEVEL3"
  restrict_create_service_id                 = "RESTRICTED"
  restrict_create_platform_apikey            = "RESTRICTED"
  session_expiration_in_seconds              = "3600"
  session_invalidation_in_seconds            = "NOT_SET"
  system_access_token_expiration_in_seconds  = "900"
  system_refresh_token_expiration_in_seconds = "259200"
}
