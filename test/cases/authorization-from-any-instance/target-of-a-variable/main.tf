variable "service" {}

// Where it is the engine's, rules of the engine judge it.
resource "ibm_iam_authorization_policy" "perhaps_of_the_engine" {
  source_service_name = "secrets-manager"
  target_service_name = var.service
  roles               = ["Reader"]
}

resource "ibm_iam_authorization_policy" "buckets" {
  source_service_name = "cloud-object-storage" // finding: authorization-from-any-instance
  target_service_name = var.service
  roles               = ["Reader"]
}
