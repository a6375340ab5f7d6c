resource "ibm_iam_custom_role" "keys" {
  name         = "KeyLister"
  display_name = "Key lister"
  service      = "kms"
  actions      = ["kms.secrets.list"]
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = [ibm_iam_custom_role.keys.display_name, "Reader", var.role]

  resources {
    service = "kms"
  }
}

variable "role" {
  type = string
}
