resource "ibm_iam_access_group" "operators" {
  name = "operators"
}

resource "ibm_iam_access_group_dynamic_rule" "operators" {
  access_group_id   = ibm_iam_access_group.operators.id
  name              = "operators"
  identity_provider = "https://idp.example.com/saml"
  expiration        = 12
  conditions {
    claim    = "groups"
    operator = "CONTAINS"
    value    = jsonencode(["operators", "developers"]) # finding: claim-value-without-quotes
  }
}
