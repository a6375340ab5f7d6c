resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service = "kms"
  }

  rule_conditions { # finding: pattern-does-not-fit-condition
    key      = "{{environment.attributes.day_of_week}}"
    operator = "dayOfWeekAnyOf"
    value    = ["1+00:00", "2+00:00"]
  }
}

resource "ibm_iam_service_policy" "named" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service = "secrets-manager"
  }

  rule_conditions {
    key      = "{{environment.attributes.day_of_week}}"
    operator = "dayOfWeekAnyOf"
    value    = ["1+00:00", "2+00:00"]
  }

  pattern = "time-based-conditions:weekly:all-day"
}

variable "pattern" {}

resource "ibm_iam_service_policy" "given" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service = "cloud-object-storage"
  }

  rule_conditions {
    key      = "{{environment.attributes.day_of_week}}"
    operator = "dayOfWeekAnyOf"
    value    = ["1+00:00", "2+00:00"]
  }

  pattern = var.pattern
}
