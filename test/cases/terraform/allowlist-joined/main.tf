resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "groups" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

locals {
  office  = ["203.0.113.0/24"]
  secrets = ["163.68.76.0/28", "163.68.97.64/27", "163.69.71.32/28", "163.73.69.224/28", "10.8.11.192/26", "10.9.29.128/26", "10.10.21.0/26"]
}

resource "ibm_iam_account_settings" "account" {
  allowed_ip_addresses = join(", ", concat(local.office, local.secrets))
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "jp-osa"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets.guid
  region      = "jp-osa"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey
}
