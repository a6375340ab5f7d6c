variable "instance_crn" {
  type    = string
  default = null
}

variable "services" {
  type    = list(string)
  default = []
}

variable "service_id" {
  type    = string
  default = ""
}

locals {
  service = var.instance_crn != null ? element(split(":", var.instance_crn), 4) : null
}

# A caller that has no instance makes no policy.
resource "ibm_iam_authorization_policy" "storage" {
  source_service_name = "cloud-object-storage"
  roles               = ["Reader"]

  resource_attributes {
    name  = "serviceName"
    value = local.service
  }

  resource_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }
}

resource "ibm_iam_service_policy" "each" {
  iam_id = var.service_id
  roles  = ["Administrator"]

  dynamic "resources" {
    for_each = var.services

    content {
      service = resources.value
    }
  }
}

# What is written out is nothing for sure.
resource "ibm_iam_service_policy" "nobody" { # finding: missing-subject
  iam_id = null
  roles  = ["Reader"]

  resources {
    service = "kms"
  }
}
