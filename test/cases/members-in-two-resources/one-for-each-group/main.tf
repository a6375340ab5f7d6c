resource "ibm_iam_access_group" "each" {
  for_each = toset(["deployers", "readers"])
  name     = each.key
}

resource "ibm_iam_access_group_members" "each" {
  for_each        = ibm_iam_access_group.each
  access_group_id = each.value.id
  ibm_ids         = ["ada@example.com"]
}

resource "ibm_iam_access_group_members" "perhaps" {
  count           = var.more ? 1 : 0
  access_group_id = ibm_iam_access_group.each["readers"].id
  ibm_ids         = ["bob@example.com"]
}

variable "more" {
  type = bool
}
