resource "ibm_iam_service_policy" "keys" { # finding: missing-subject
  roles = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_service_policy" "given" {
  iam_id = var.who
  roles  = ["Reader"]

  resources {
    service = "kms"
  }
}

variable "who" {
  type = string
}
