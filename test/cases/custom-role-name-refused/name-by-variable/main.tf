variable "name" {
  type = string
}

resource "ibm_iam_custom_role" "reader" {
  name         = var.name
  display_name = "Key reader"
  service      = "kms"
  actions      = ["kms.secrets.read"]
}
