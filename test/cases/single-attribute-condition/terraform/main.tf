resource "ibm_iam_access_group_policy" "one" {
  access_group_id = "AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"
  roles           = ["Reader"]

  resources {
    service = "cloud-object-storage"
  }

  rule_conditions { # finding: single-attribute-condition
    key      = "{{resource.attributes.prefix}}"
    operator = "stringMatch"
    value    = ["logs/*"]
  }

  pattern = "attribute-based-condition:resource:literal-and-wildcard"
}

resource "ibm_iam_access_group_policy" "two" {
  access_group_id = "AccessGroupId-1f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"
  roles           = ["Reader"]

  resources {
    service = "cloud-object-storage"
  }

  rule_conditions {
    key      = "{{resource.attributes.prefix}}"
    operator = "stringMatch"
    value    = ["logs/*"]
  }

  rule_conditions {
    key      = "{{resource.attributes.delimiter}}"
    operator = "stringEquals"
    value    = ["/"]
  }

  rule_operator = "and"
  pattern       = "attribute-based-condition:resource:literal-and-wildcard"
}

resource "ibm_iam_access_group_policy" "weekdays" {
  access_group_id = "AccessGroupId-2f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"
  roles           = ["Reader"]

  resources {
    service = "kms"
  }

  rule_conditions {
    key      = "{{environment.attributes.day_of_week}}"
    operator = "dayOfWeekAnyOf"
    value    = ["1+00:00", "2+00:00"]
  }

  pattern = "time-based-conditions:weekly:all-day"
}
