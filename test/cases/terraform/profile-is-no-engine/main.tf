resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_iam_trusted_profile" "ci" {
  name = "ci"
}

resource "ibm_iam_trusted_profile_claim_rule" "ci" {
  profile_id = ibm_iam_trusted_profile.ci.id
  type       = "Profile-CR"
  cr_type    = "ROKS_SA"

  conditions {
    claim    = "namespace"
    operator = "EQUALS"
    value    = "\"ci\""
  }
}

resource "ibm_iam_trusted_profile_policy" "ci" {
  profile_id = ibm_iam_trusted_profile.ci.id
  roles      = ["SecretsReader"]

  resources {
    service              = "secrets-manager"
    resource_instance_id = ibm_resource_instance.secrets.guid
  }
}
