resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_claim_rule" "deployers" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-SAML"
  realm_name = "https://idp.example.com/saml"

  conditions { # finding: trust-open-to-realm
    claim    = "email"
    operator = "CONTAINS"
    value    = "\"@example.com\""
  }
}
