resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  region      = "eu-de"
  name        = "ci-engine"
  api_key     = var.key
}

resource "ibm_sm_iam_credentials_secret" "ci" {
  instance_id   = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  region        = "eu-de"
  name          = "ci"
  access_groups = ["AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
  ttl           = 7200
  reuse_api_key = true
}

variable "key" {
  type      = string
  sensitive = true
}
