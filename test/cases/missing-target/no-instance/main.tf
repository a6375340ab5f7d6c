variable "service" {
  type    = string
  default = ""
}

resource "ibm_iam_access_group_policy" "editors" {
  count           = var.service == "" ? 0 : 1
  access_group_id = "AccessGroupId-0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"
  roles           = ["Editor"]

  resources {
    service = var.service
  }
}

resource "ibm_iam_access_group_policy" "viewers" {
  count           = var.service == "" ? 0 : 1
  access_group_id = "AccessGroupId-0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"
  roles           = ["Viewer"]

  resources {
    service = var.service
  }
}
