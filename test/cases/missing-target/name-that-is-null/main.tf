variable "kms_service" {
  type    = string
  default = null
}

variable "kms_guid" {
  type    = string
  default = null
}

# Nobody is served by the default: whoever uses this gives both.
resource "ibm_iam_authorization_policy" "kms" {
  source_service_name         = "cloud-object-storage"
  source_resource_instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  roles                       = ["Reader"]

  resource_attributes {
    name     = "serviceName"
    operator = "stringEquals"
    value    = var.kms_service
  }

  resource_attributes {
    name     = "serviceInstance"
    operator = "stringEquals"
    value    = var.kms_guid
  }
}

resource "ibm_iam_authorization_policy" "instance_only" {
  source_service_name         = "cloud-object-storage"
  source_resource_instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  roles                       = ["Reader"]

  resource_attributes { # finding: missing-target
    name     = "serviceInstance"
    operator = "stringEquals"
    value    = "0a1b2c3d-4e5f-4a6b-8c7d-8e9fa0b1c2d3"
  }
}
