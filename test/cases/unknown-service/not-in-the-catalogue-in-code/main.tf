resource "ibm_iam_access_group" "team" {
  name = "team"
}

resource "ibm_iam_access_group_policy" "whole" {
  access_group_id = ibm_iam_access_group.team.id
  roles           = ["Viewer"]
  resources {
    service = "quantum-toaster" # finding: unknown-service low
  }
}

resource "ibm_iam_access_group_policy" "attributes" {
  access_group_id = ibm_iam_access_group.team.id
  roles           = ["Viewer"]
  resource_attributes {
    name  = "serviceName"
    value = "quantum-kettle" # finding: unknown-service low
  }
}

resource "ibm_iam_authorization_policy" "between" {
  source_service_name = "quantum-mixer" # finding: unknown-service low
  target_service_name = "quantum-oven" # finding: unknown-service low
  roles               = ["Reader"]
}
