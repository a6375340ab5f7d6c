resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_iam_service_policy" "groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  rule_conditions {
    operator = "and"

    conditions {
      key      = "{{environment.attributes.current_date_time}}"
      operator = "dateTimeGreaterThanOrEquals"
      value    = ["2026-06-01T00:00:00+00:00"]
    }

    conditions {
      key      = "{{environment.attributes.current_date_time}}"
      operator = "dateTimeLessThanOrEquals"
      value    = ["2026-06-30T23:59:59+00:00"]
    }
  }

  pattern = "time-based-conditions:once"

  resources {
    service = "iam-groups"
  }
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets.guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-groups
}
