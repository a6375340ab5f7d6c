resource "ibm_iam_service_id" "engine" {
  name = "engine"
}

resource "ibm_iam_access_group" "team" {
  name = "team"
}

resource "ibm_iam_service_policy" "identity" {
  iam_id = ibm_iam_service_id.engine.iam_id
  roles  = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_iam_access_group_policy" "groups" {
  access_group_id = ibm_iam_service_id.engine.id # finding: wrong-subject-kind
  roles           = ["Editor"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "of_a_group" {
  iam_id = ibm_iam_access_group.team.id # finding: wrong-subject-kind
  roles  = ["Viewer"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_access_group_policy" "literal" {
  access_group_id = "ServiceId-5e1d2c90-6a3b-4f0e-9c55-0d8f7b1a2e34" # finding: wrong-subject-kind
  roles           = ["Viewer"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_access_group_policy" "right" {
  access_group_id = ibm_iam_access_group.team.id
  roles           = ["Viewer"]

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_api_key" "key" {
  name           = "engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

# The refused policy does not count as access of the engine.
resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  region      = "us-south"
  name        = "engine"
  api_key     = ibm_iam_service_api_key.key.apikey # finding: engine-cannot-manage-groups
}
