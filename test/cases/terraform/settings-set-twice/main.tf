resource "ibm_iam_account_settings" "first" {
  allowed_ip_addresses = "192.0.2.7"
}

resource "ibm_iam_account_settings" "second" {
  allowed_ip_addresses = "203.0.113.9" # finding: incomplete-export
}
