variable "realm" {
  type = string
}

resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_claim_rule" "deployers" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-SAML"
  realm_name = var.realm
  conditions {
    claim    = "groups"
    operator = "CONTAINS"
    value    = jsonencode("deployers")
  }
}
