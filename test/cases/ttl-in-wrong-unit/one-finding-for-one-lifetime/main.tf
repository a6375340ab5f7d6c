resource "ibm_sm_iam_credentials_secret" "minutes" {
  instance_id   = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  name          = "minutes"
  access_groups = ["AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
  ttl           = "30m" # finding: ttl-in-wrong-unit
  reuse_api_key = true
  rotation {
    auto_rotate = true
    interval    = 1
    unit        = "day"
  }
}

resource "ibm_sm_iam_credentials_secret" "hours" {
  instance_id   = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  name          = "hours"
  access_groups = ["AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
  ttl           = "12h" # finding: ttl-in-wrong-unit
  reuse_api_key = true
  rotation {
    auto_rotate = true
    interval    = 1
    unit        = "day"
  }
}

resource "ibm_sm_iam_credentials_secret" "days" {
  instance_id   = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  name          = "days"
  access_groups = ["AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]
  ttl           = "200d" # finding: ttl-in-wrong-unit
  reuse_api_key = true
}
