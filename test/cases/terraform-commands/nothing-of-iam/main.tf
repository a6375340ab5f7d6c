resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
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
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-api-keys, engine-cannot-manage-groups
}

variable "tool" {
  default = "kubectl"
}

variable "url" {
  type = string
}

resource "terraform_data" "wait" {
  provisioner "local-exec" {
    command = <<-EOT
      sleep 30
      ${var.tool} wait --for=condition=Ready pods --all
      curl -sf ${var.url}/healthz
      ibmcloud is instances
    EOT
  }

  provisioner "remote-exec" {
    inline = ["apt-get update", "echo ${var.url}"]
  }
}

data "external" "now" {
  program = ["python3", "-c", "print('{}')"]
}
