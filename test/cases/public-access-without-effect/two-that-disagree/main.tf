resource "ibm_iam_access_group_account_settings" "second" {
  public_access_enabled = true
}

resource "ibm_iam_access_group_account_settings" "settings" {
  public_access_enabled = false
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
