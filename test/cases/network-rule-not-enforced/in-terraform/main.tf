resource "ibm_cbr_rule" "iam" {
  description      = "IAM from the offices"
  enforcement_mode = "report" # finding: network-rule-not-enforced
  contexts {
    attributes {
      name  = "networkZoneId"
      value = "9adc34f2867a43452a517b3c2de78b95"
    }
  }
  resources {
    attributes {
      name  = "serviceName"
      value = "iam-groups"
    }
  }
}
