data "ibm_iam_access_group" "everybody" {
  access_group_name = "Public Access"
}

resource "ibm_iam_access_group_policy" "read" {
  access_group_id = data.ibm_iam_access_group.everybody.groups[0].id # finding: policy-for-everybody
  roles           = ["Reader"]
  resources {
    service = "cloud-object-storage"
  }
}
