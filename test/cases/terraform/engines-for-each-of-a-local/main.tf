locals {
  regions = {
    us-south = ["Editor"]
    eu-de    = ["Viewer"]
  }
}

resource "ibm_iam_service_id" "engine" {
  for_each = local.regions
  name     = "engine-${each.key}"
}

resource "ibm_iam_service_api_key" "engine" {
  for_each       = local.regions
  name           = "engine-${each.key}"
  iam_service_id = ibm_iam_service_id.engine[each.key].iam_id
}

resource "ibm_iam_service_policy" "groups" {
  for_each = local.regions
  iam_id   = ibm_iam_service_id.engine[each.key].iam_id
  roles    = each.value

  resources {
    service = "iam-groups"
  }
}

resource "ibm_iam_service_policy" "identity" {
  for_each = local.regions
  iam_id   = ibm_iam_service_id.engine[each.key].iam_id
  roles    = ["Operator"]

  resources {
    service = "iam-identity"
  }
}

resource "ibm_resource_instance" "secrets" {
  for_each = local.regions
  name     = "secrets-${each.key}"
  service  = "secrets-manager"
  plan     = "standard"
  location = each.key
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  for_each    = local.regions
  instance_id = ibm_resource_instance.secrets[each.key].guid
  region      = each.key
  name        = "engine-${each.key}"
  api_key     = ibm_iam_service_api_key.engine[each.key].apikey # finding: engine-cannot-manage-groups
}
