variable "seconds" {
  type = string
}

resource "ibm_iam_account_settings" "account" {
  session_expiration_in_seconds = var.seconds
}
