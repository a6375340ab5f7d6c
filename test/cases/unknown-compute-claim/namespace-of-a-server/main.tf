resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_claim_rule" "deployers" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  type       = "Profile-CR"
  cr_type    = "VSI"
  conditions {
    claim    = "namespace" # finding: unknown-compute-claim
    operator = "EQUALS"
    value    = jsonencode("deploy")
  }
}
