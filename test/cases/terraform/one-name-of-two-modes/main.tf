# A resource and a data source may have the same name, and so may two types.
resource "ibm_iam_access_group" "ci" {
  name = "ci"
}

data "ibm_iam_access_group" "ci" {
  access_group_name = "others"
}

resource "ibm_iam_service_id" "ci" {
  name = "ci"
}
