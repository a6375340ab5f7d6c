resource "ibm_cbr_zone" "office" {
  name       = "office"
  account_id = "791f5fb10986423e97aa8512f18b7e65"
  addresses {
    type  = "ipAddress"
    value = "203.0.113.0/24" # finding: malformed-zone-address
  }
}
