variable "name" {
  type = string
}

variable "instance_id" {
  type = string
}

resource "ibm_iam_service_id" "engine" {
  name = var.name
}

resource "ibm_iam_service_api_key" "engine" {
  name           = var.name
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = var.instance_id
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-groups
}
