variable "public" {
  type = bool
}

resource "ibm_iam_access_group_account_settings" "settings" {
  public_access_enabled = var.public
}

resource "ibm_iam_access_group_policy" "public" {
  access_group_id = "AccessGroupId-PublicAccess"
  roles           = ["Content Reader"]
  resources {
    service       = "cloud-object-storage"
    resource_type = "bucket"
    resource      = "downloads"
  }
}
