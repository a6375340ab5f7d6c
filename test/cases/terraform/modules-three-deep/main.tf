module "platform" {
  source = "./platform"
  name   = "prod"
}
