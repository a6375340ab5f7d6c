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

# Operator on iam-identity may be there: the command gives it. Editor on iam-groups is nowhere.
resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets.guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-api-keys low, engine-cannot-manage-groups
}

resource "terraform_data" "grant" {
  provisioner "local-exec" {
    command = "ibmcloud iam service-policy-create ${ibm_iam_service_id.engine.id} --roles Operator --service-name iam-identity"
  }
}
