resource "ibm_iam_service_policy" "one" {
  iam_service_id = "ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  roles          = ["Viewer"]

  dynamic "resources" {
    for_each = ["secret-manager"]
    content {
      service = resources.value # finding: unknown-service
    }
  }
}
