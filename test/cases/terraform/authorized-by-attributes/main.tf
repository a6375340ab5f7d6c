resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_iam_authorization_policy" "groups" {
  roles = ["Groups Service Member Manage"]

  subject_attributes {
    name  = "serviceName"
    value = "secrets-manager"
  }

  subject_attributes {
    name  = "serviceInstance"
    value = element(split(":", ibm_resource_instance.secrets.id), 7)
  }

  resource_attributes {
    name  = "serviceName"
    value = "iam-groups"
  }
}

resource "ibm_iam_authorization_policy" "identity" {
  source_service_name         = "secrets-manager"
  source_resource_instance_id = ibm_resource_instance.secrets.guid
  target_service_name         = "iam-identity"
  roles                       = ["Operator"]
}
