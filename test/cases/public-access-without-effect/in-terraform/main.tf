resource "ibm_iam_access_group_account_settings" "settings" {
  public_access_enabled = false
}

resource "ibm_iam_access_group_policy" "public" {
  access_group_id = "AccessGroupId-PublicAccess" # finding: public-access-without-effect
  roles           = ["Content Reader"]
  resources {
    service       = "cloud-object-storage"
    resource_type = "bucket"
    resource      = "downloads"
  }
}
