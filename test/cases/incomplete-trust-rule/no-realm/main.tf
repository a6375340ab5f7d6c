resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_claim_rule" "deployers" { # finding: incomplete-trust-rule
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-SAML"
  expiration = 43200
  conditions {
    claim    = "groups"
    operator = "CONTAINS"
    value    = jsonencode("deployers")
  }
}
