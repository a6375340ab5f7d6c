resource "ibm_iam_access_group_policy" "public" {
  access_group_id = "AccessGroupId-PublicAccess"
  roles           = ["Viewer"]
  resources { # finding: public-access-to-other-service
    service = "kms"
  }
}
