variable "strict" {
  type = bool
}

resource "ibm_iam_account_settings" "account" {
  count = var.strict ? 1 : 0
  mfa   = "NONE" # finding: mfa-off low
}
