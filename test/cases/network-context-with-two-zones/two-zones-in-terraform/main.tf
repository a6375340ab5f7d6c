resource "ibm_cbr_rule" "keys" {
  description = "keys from two zones"
  contexts { # finding: network-context-with-two-zones
    attributes {
      name  = "networkZoneId"
      value = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
    }
    attributes {
      name  = "networkZoneId"
      value = "ffffffffffffffffffffffffffffffff"
    }
  }
  resources {
    attributes {
      name  = "accountId"
      value = "791f5fb10986423e97aa8512f18b7e65"
    }
    attributes {
      name  = "serviceName"
      value = "kms"
    }
  }
}
