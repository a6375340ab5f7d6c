variable "name" {}

module "secrets" {
  source = "../secrets"
  prefix = var.name
}
