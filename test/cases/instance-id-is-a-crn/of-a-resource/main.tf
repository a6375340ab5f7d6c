resource "ibm_resource_instance" "vault" {
  name     = "vault"
  service  = "secrets-manager"
  plan     = "standard"
  location = "eu-de"
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "by_id" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service              = "secrets-manager"
    resource_instance_id = ibm_resource_instance.vault.id # finding: instance-id-is-a-crn
  }
}

resource "ibm_iam_trusted_profile" "app" {
  name = "app"
}

resource "ibm_iam_trusted_profile_policy" "by_attribute" {
  profile_id = ibm_iam_trusted_profile.app.id
  roles      = ["Reader"]

  resource_attributes {
    name  = "serviceName"
    value = "secrets-manager"
  }

  resource_attributes {
    name  = "serviceInstance"
    value = ibm_resource_instance.vault.crn # finding: instance-id-is-a-crn
  }
}

resource "ibm_iam_authorization_policy" "both_sides" {
  source_service_name         = "databases-for-postgresql"
  source_resource_instance_id = ibm_database.data.id # finding: instance-id-is-a-crn
  target_service_name         = "kms"
  target_resource_instance_id = data.ibm_resource_instance.keys.id # finding: instance-id-is-a-crn
  roles                       = ["Reader"]
}

resource "ibm_database" "data" {
  name     = "data"
  service  = "databases-for-postgresql"
  plan     = "standard"
  location = "eu-de"
}

data "ibm_resource_instance" "keys" {
  name    = "keys"
  service = "kms"
}
