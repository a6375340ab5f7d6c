resource "ibm_iam_service_policy" "one" {
  iam_service_id = "ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  roles          = ["Viewer"]

  resources {
    service = "kms"
    attributes { # finding: wildcard-taken-literally
      resource = "one*"
    }
  }
}
