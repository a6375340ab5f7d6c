resource "ibm_resource_instance" "vault" {
  name     = "vault"
  service  = "secrets-manager"
  plan     = "standard"
  location = "eu-de"
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "by_guid" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service              = "secrets-manager"
    resource_instance_id = ibm_resource_instance.vault.guid
  }
}

resource "ibm_iam_service_policy" "cut_from_the_crn" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service              = "kms"
    resource_instance_id = element(split(":", ibm_resource_instance.vault.id), 7)
  }
}

resource "ibm_iam_service_policy" "literal" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Writer"]

  resources {
    service              = "secrets-manager"
    resource_instance_id = "0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9"
  }
}

resource "ibm_iam_service_policy" "from_a_variable" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Manager"]

  resources {
    service              = "kms"
    resource_instance_id = var.instance_crn
  }
}

variable "instance_crn" {}

# The bucket is asked for by CRN: that is no policy.
resource "ibm_cos_bucket" "logs" {
  bucket_name          = "logs"
  resource_instance_id = ibm_resource_instance.vault.id
  storage_class        = "standard"
}
