resource "ibm_iam_service_id" "engine" {
  name = "sm-iam-engine"
}

resource "ibm_iam_service_api_key" "engine" {
  name           = "sm-iam-engine"
  iam_service_id = ibm_iam_service_id.engine.iam_id
}

resource "ibm_iam_service_policy" "engine" {
  for_each = { iam-groups = "Editor", iam-identity = "Operator" }
  iam_id   = ibm_iam_service_id.engine.iam_id
  roles    = [each.value]

  resources {
    service = each.key
  }
}

resource "ibm_resource_instance" "secrets" {
  name     = "secrets"
  service  = "secrets-manager"
  plan     = "standard"
  location = "us-south"
}

resource "ibm_sm_iam_credentials_configuration" "engine" {
  instance_id = ibm_resource_instance.secrets.guid
  region      = "us-south"
  name        = "iam-engine"
  api_key     = ibm_iam_service_api_key.engine.apikey # finding: engine-cannot-manage-groups low
}

resource "ibm_iam_access_group" "deploy" {
  name = "deploy"
}

resource "ibm_iam_access_group_policy" "deploy" {
  access_group_id = ibm_iam_access_group.deploy.id
  roles           = ["Viewer"]

  resources {
    service = "kms"
  }
}

resource "ibm_sm_iam_credentials_secret" "ci" {
  instance_id   = ibm_resource_instance.secrets.guid
  region        = "us-south"
  name          = "ci"
  ttl           = "43200"
  access_groups = [ibm_iam_access_group.deploy.id]
}

resource "ibm_iam_action_control_template" "memberships" {
  name      = "memberships-from-above"
  committed = true

  action_control {
    service_name = "iam-groups"
    actions      = ["iam-groups.members.add"]
  }
}

resource "ibm_iam_action_control_assignment" "memberships" {
  target = {
    type = "Account Group"
    id   = "0d5f3c2b1a9e48d7b6c5a4f3e2d1c0b9"
  }

  templates {
    id      = ibm_iam_action_control_template.memberships.action_control_template_id
    version = ibm_iam_action_control_template.memberships.version
  }
}
