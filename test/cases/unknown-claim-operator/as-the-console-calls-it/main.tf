resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_claim_rule" "deployers" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-SAML"
  realm_name = "https://idp.example.com/saml"
  expiration = 43200
  conditions {
    claim    = "groups"
    operator = "Not Equals" # finding: unknown-claim-operator
    value    = jsonencode("operators")
  }
  conditions {
    claim    = "groups"
    operator = "CONTAINS"
    value    = jsonencode("staff")
  }
}

resource "ibm_iam_trusted_profile_claim_rule" "template" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-SAML"
  realm_name = "https://idp.example.com/saml"
  expiration = 43200
  conditions {
    claim    = "groups"
    operator = "<operator>"
    value    = jsonencode("operators")
  }
}
