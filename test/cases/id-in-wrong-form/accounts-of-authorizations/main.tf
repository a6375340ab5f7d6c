resource "ibm_iam_authorization_policy" "part_of_a_crn" {
  source_service_account = "a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34" # finding: id-in-wrong-form
  source_service_name    = "databases-for-redis"
  target_service_name    = "kms"
  roles                  = ["Reader"]
}

resource "ibm_iam_authorization_policy" "a_digit_is_missing" {
  subject_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e3" # finding: id-in-wrong-form
  }
  subject_attributes {
    name  = "serviceName"
    value = "databases-for-mongodb"
  }
  resource_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }
  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }
  roles = ["Reader"]
}

variable "partner" {
  type = string
}

resource "ibm_iam_authorization_policy" "of_a_variable" {
  source_service_account = var.partner
  source_service_name    = "databases-for-redis"
  target_service_name    = "kms"
  roles                  = ["Reader"]
}
