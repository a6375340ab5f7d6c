variable "on" {
  type    = bool
  default = false
}

variable "service" {
  type    = string
  default = ""
}

variable "readers" {
  type    = map(string)
  default = {}
}

resource "ibm_iam_access_group_policy" "editors" {
  count           = var.on ? 1 : 0
  access_group_id = "AccessGroupId-0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"
  roles           = ["editor"] # finding: role-name-differs-by-case

  resources {
    service = "kms"
  }
}

resource "ibm_iam_access_group_policy" "readers" {
  for_each        = var.readers
  access_group_id = each.value
  roles           = ["reader"] # finding: role-name-differs-by-case

  resources {
    service = "kms"
  }
}
