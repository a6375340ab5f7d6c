variable "group" {
  type = string
}

resource "ibm_iam_policy_template" "operations" {
  name      = "operations"
  committed = true

  policy {
    type  = "access"
    roles = ["Administrator"] # finding: account-wide-administrator

    resource {
      attributes {
        key      = "serviceType"
        operator = "stringEquals"
        value    = "service"
      }
    }
  }
}

resource "ibm_iam_policy_template_version" "identity" {
  template_id = ibm_iam_policy_template.operations.template_id

  policy {
    type  = "access"
    roles = ["Viewer", "Administrator"] # finding: account-wide-administrator

    resource {
      attributes {
        key      = "service_group_id"
        operator = "stringEquals"
        value    = "IAM"
      }
    }
  }
}

# One service, less than Administrator, a time window, and services that only the caller knows: none is account-wide.
resource "ibm_iam_policy_template" "narrow" {
  for_each = {
    service = { key = "serviceName", value = "kms", role = "Administrator" }
    viewer  = { key = "service_group_id", value = "IAM", role = "Viewer" }
    given   = { key = "service_group_id", value = var.group, role = "Administrator" }
  }
  name = each.key

  policy {
    type  = "access"
    roles = [each.value.role]

    resource {
      attributes {
        key      = each.value.key
        operator = "stringEquals"
        value    = each.value.value
      }
    }
  }
}

resource "ibm_iam_policy_template" "for_an_hour" {
  name = "for-an-hour"

  policy {
    type    = "access"
    roles   = ["Administrator"]
    pattern = "time-based-conditions:once"

    resource {
      attributes {
        key      = "service_group_id"
        operator = "stringEquals"
        value    = "IAM"
      }
    }

    rule_conditions {
      key      = "{{environment.attributes.current_date_time}}"
      operator = "dateTimeGreaterThanOrEquals"
      value    = ["2036-01-01T00:00:00+00:00"]
    }

    rule_conditions {
      key      = "{{environment.attributes.current_date_time}}"
      operator = "dateTimeLessThanOrEquals"
      value    = ["2036-01-01T01:00:00+00:00"]
    }

    rule_operator = "and"
  }
}
