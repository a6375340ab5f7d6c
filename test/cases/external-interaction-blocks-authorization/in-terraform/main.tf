resource "ibm_iam_account_settings_external_interaction" "settings" {
  account_id = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  external_account_identity_interaction {
    identity_types {
      service {
        state                     = "limited"
        external_allowed_accounts = []
      }
    }
  }
}

resource "ibm_iam_authorization_policy" "engine" {
  source_service_account = "b3a1c5d07e9f4a628c14de5f90ab7731"
  source_service_name    = "secrets-manager" # finding: external-interaction-blocks-authorization low
  target_service_name    = "iam-identity"
  roles                  = ["Operator"]
}
