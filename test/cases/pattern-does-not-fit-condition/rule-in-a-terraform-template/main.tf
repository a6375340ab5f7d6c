# The provider takes `rule_conditions`, and no block `rule`.
resource "ibm_iam_policy_template" "hours" {
  name = "hours"
  policy {
    type = "access"
    resource {
      attributes {
        key      = "serviceName"
        operator = "stringEquals"
        value    = "kms"
      }
    }
    pattern = "time-based-conditions:weekly:custom-hours" # finding: pattern-does-not-fit-condition
    rule {
      key      = "{{environment.attributes.current_time}}"
      operator = "timeLessThan"
      value    = "17:00:00+00:00"
    }
    roles = ["Viewer"]
  }
}
