module "service_id" {
  source = "../service-id"
}

output "key" {
  value     = module.service_id.key
  sensitive = true
}
