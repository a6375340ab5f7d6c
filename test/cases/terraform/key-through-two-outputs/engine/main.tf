variable "instance_id" {}

variable "key" {
  sensitive = true
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = var.instance_id
  region      = "us-south"
  name        = "iam-engine"
  api_key     = var.key
}
