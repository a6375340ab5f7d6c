resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "ci" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_service_policy" "ci" { # finding: duplicate-declaration
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["reader"] # finding: role-name-differs-by-case

  resources {
    service = "secrets-manager"
  }
}

# Of another type, and of the other mode, a name may be used again.
resource "ibm_iam_access_group" "ci" {
  name = "ci"
}

data "ibm_iam_access_group" "ci" {
  access_group_name = "others"
}
