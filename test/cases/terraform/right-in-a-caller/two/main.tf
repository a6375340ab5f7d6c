resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

module "access" {
  source     = "../module"
  service_id = ibm_iam_service_id.ci.iam_id
  roles = [
    "Reader",
    "Viewer",
  ]

  policies = {
    vault = {
      service = "secrets-manager"
      roles   = ["SecretsReader"]
    }
    storage = {
      service = "cloud-object-storage"
      roles   = ["Writer"]
    }
  }
}
