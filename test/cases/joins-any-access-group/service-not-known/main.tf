variable "service" {
  type = string
}

variable "resource" {
  type = string
}

# Which service it is about is not known: nothing says that it is about access groups.
resource "ibm_iam_access_group_policy" "of_any_service" {
  access_group_id = "AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"
  roles           = ["Administrator"]

  resources {
    service  = var.service
    resource = var.resource
  }
}
