resource "ibm_iam_service_id" "engine" {
  name = "engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "keys" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["crn:v1:bluemix:public:iam::::role:Operator"] # finding: role-not-by-display-name

  resources {
    service = "iam-identity"
  }
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  name        = "engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-api-keys, engine-cannot-manage-groups
}
