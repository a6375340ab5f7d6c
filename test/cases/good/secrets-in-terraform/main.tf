# The team's secrets, and what guards the account they are made in.
variable "instance_guid" {
  type = string
}

locals {
  office = ["203.0.113.0/25", "198.51.100.64/26"]
}

resource "ibm_iam_access_group" "deployers" {
  name        = "deployers"
  description = "What a deployment may do"
}

resource "ibm_iam_access_group_policy" "deploy" {
  access_group_id = ibm_iam_access_group.deployers.id
  roles           = ["Operator", "Writer"]

  resources {
    service           = "containers-kubernetes"
    resource_group_id = "5f3b2a1c9d8e4f70a1b2c3d4e5f60718"
  }
}

resource "ibm_iam_service_id" "archive" {
  name = "archive"
}

resource "ibm_iam_service_policy" "archive" {
  iam_id = ibm_iam_service_id.archive.iam_id
  roles  = ["Reader"]

  resources {
    service              = "cloud-object-storage"
    resource_instance_id = "b3d5f7a9-2c4e-4a6b-9d8f-0e1c3a5b7d9f"
  }
}

resource "ibm_sm_secret_group" "deploy" {
  instance_id = var.instance_guid
  name        = "deploy"
}

resource "ibm_sm_iam_credentials_secret" "deploy" {
  instance_id     = var.instance_guid
  name            = "deploy"
  secret_group_id = ibm_sm_secret_group.deploy.secret_group_id
  access_groups   = [ibm_iam_access_group.deployers.id]
  ttl             = 36 * 60 * 60
  reuse_api_key   = true

  rotation {
    auto_rotate = true
    interval    = 1
    unit        = "day"
  }
}

resource "ibm_sm_iam_credentials_secret" "archive" {
  instance_id     = var.instance_guid
  name            = "archive"
  secret_group_id = ibm_sm_secret_group.deploy.secret_group_id
  service_id      = ibm_iam_service_id.archive.id
  ttl             = "604800"
  reuse_api_key   = true
}

resource "ibm_iam_access_group_dynamic_rule" "oncall" {
  name              = "oncall"
  access_group_id   = ibm_iam_access_group.deployers.id
  expiration        = 4
  identity_provider = "https://idp.example.com/saml2"

  conditions {
    claim    = "groups"
    operator = "EQUALS"
    value    = "oncall"
  }
}

resource "ibm_iam_trusted_profile" "runner" {
  name = "runner"
}

resource "ibm_iam_trusted_profile_claim_rule" "runner" {
  profile_id = ibm_iam_trusted_profile.runner.id
  type       = "Profile-CR"
  cr_type    = "IKS_SA"

  conditions {
    claim    = "namespace"
    operator = "EQUALS"
    value    = "\"runners\""
  }
}

resource "ibm_iam_trusted_profile_policy" "runner" {
  profile_id = ibm_iam_trusted_profile.runner.id
  roles      = ["Reader"]

  resources {
    service = "container-registry"
  }
}

resource "ibm_iam_account_settings" "this" {
  mfa                                        = "LEVEL2"
  restrict_create_service_id                 = "RESTRICTED"
  restrict_create_platform_apikey            = "RESTRICTED"
  session_expiration_in_seconds              = "28800"
  session_invalidation_in_seconds            = "3600"
  system_access_token_expiration_in_seconds  = "3600"
  system_refresh_token_expiration_in_seconds = "86400"
}

resource "ibm_cbr_zone" "office" {
  name = "office"

  dynamic "addresses" {
    for_each = local.office

    content {
      type  = "subnet"
      value = addresses.value
    }
  }
}

resource "ibm_cbr_rule" "registry" {
  description      = "registry from the office"
  enforcement_mode = "enabled"

  contexts {
    attributes {
      name  = "networkZoneId"
      value = ibm_cbr_zone.office.id
    }
  }

  resources {
    attributes {
      name  = "accountId"
      value = "6e1d0c9b8a7f46e5b4c3d2e1f0a9b8c7"
    }

    attributes {
      name  = "serviceName"
      value = "container-registry"
    }
  }
}
