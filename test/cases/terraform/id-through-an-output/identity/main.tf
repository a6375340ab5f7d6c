resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

output "iam_id" {
  value = ibm_iam_service_id.engine.iam_id
}

output "key" {
  value     = ibm_iam_service_api_key.engine.apikey
  sensitive = true
}
