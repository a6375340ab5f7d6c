resource "ibm_cbr_zone" "office" {
  name       = "office"
  account_id = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  addresses {
    type  = "ipAddress"
    value = "203.0.113.7"
  }
}
