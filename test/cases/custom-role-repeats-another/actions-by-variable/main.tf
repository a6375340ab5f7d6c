variable "actions" {
  type = list(string)
}

resource "ibm_iam_custom_role" "first" {
  name         = "FirstReader"
  display_name = "First reader"
  service      = "kms"
  actions      = var.actions
}

resource "ibm_iam_custom_role" "second" {
  name         = "SecondReader"
  display_name = "Second reader"
  service      = "kms"
  actions      = var.actions
}
