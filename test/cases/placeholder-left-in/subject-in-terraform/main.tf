variable "reader" {
  type = string
}

resource "ibm_iam_service_id" "writer" {
  for_each = toset(["<team>"])
  name     = each.key
}

resource "ibm_iam_service_policy" "left" {
  iam_id = "<service_id>" # finding: placeholder-left-in
  roles  = ["Reader"]
  resources {
    service = "kms"
    region  = "us-south"
  }
}

resource "ibm_iam_service_policy" "of_a_variable" {
  iam_id = var.reader
  roles  = ["Reader"]
  resources {
    service = "kms"
    region  = "us-south"
  }
}

resource "ibm_iam_service_policy" "of_an_expression" {
  iam_id = ibm_iam_service_id.writer["<team>"].iam_id
  roles  = ["Writer"]
  resources {
    service = "kms"
    region  = "us-south"
  }
}
