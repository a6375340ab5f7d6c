variable "members" {
  type = list(string)
}

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

resource "ibm_iam_access_group" "admins" {
  name = "engine-admins"
}

resource "ibm_iam_access_group_policy" "groups" {
  access_group_id = ibm_iam_access_group.admins.id
  roles           = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_access_group_policy" "identity" {
  access_group_id = ibm_iam_access_group.admins.id
  roles           = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_iam_access_group_members" "admins" {
  access_group_id = ibm_iam_access_group.admins.id
  iam_service_ids = var.members
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
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-api-keys low
}
