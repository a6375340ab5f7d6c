variable "create" {
  type = bool
}

resource "ibm_iam_service_id" "robot" {
  name = "robot"
}

resource "ibm_iam_service_policy" "robot" {
  count          = var.create ? 1 : 0
  iam_service_id = ibm_iam_service_id.robot.id
  roles          = ["Reeder"] # finding: unknown-role
  resources {
    service = "kms"
  }
}
