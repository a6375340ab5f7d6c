variable "roles" {
  type = list(string)
}

variable "policies" {
  type = map(object({ service = string, roles = list(string) }))
}

variable "service_id" {
  type = string
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = var.service_id
  roles  = var.roles

  resources {
    service = "kms"
  }
}

resource "ibm_iam_service_policy" "each" {
  for_each = var.policies

  iam_id = var.service_id
  roles  = each.value.roles

  resources {
    service = each.value.service
  }
}

# What the module says itself is told once for all its callers.
resource "ibm_iam_service_policy" "own" {
  iam_id = var.service_id
  roles  = ["Manager"]

  resources {
    service = "logs"
  }
}
