variable "until" {
  type = string
}

resource "ibm_iam_service_api_key" "ci" {
  name           = "ci"
  iam_service_id = "iam-ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0"
  expires_at     = var.until
}
