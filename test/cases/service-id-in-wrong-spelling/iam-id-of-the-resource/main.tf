resource "ibm_iam_service_id" "legacy" {
  name = "legacy"
}

resource "ibm_sm_iam_credentials_secret" "legacy" {
  instance_id   = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  name          = "legacy"
  service_id    = ibm_iam_service_id.legacy.iam_id # finding: service-id-in-wrong-spelling
  ttl           = "43200"
  reuse_api_key = true
}
