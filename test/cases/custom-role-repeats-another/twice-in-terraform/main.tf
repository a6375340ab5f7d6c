resource "ibm_iam_custom_role" "first" {
  name         = "FirstReader"
  display_name = "First reader"
  service      = "kms"
  actions      = ["kms.secrets.read"]
}

resource "ibm_iam_custom_role" "second" { # finding: custom-role-repeats-another
  name         = "SecondReader"
  display_name = "Second reader"
  service      = "kms"
  actions      = ["kms.secrets.read"]
}
