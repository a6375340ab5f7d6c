resource "ibm_iam_service_policy" "one" {
  iam_service_id = "ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  roles          = ["Viewer"]

  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }
  resource_attributes {
    name  = "resource_group_name" # finding: unknown-attribute
    value = "5f1a9e3c83d24b3c8a261f0b4c1d2e3f"
  }
}
