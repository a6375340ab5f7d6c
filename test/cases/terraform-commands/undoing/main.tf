resource "ibm_iam_access_group" "on_call" {
  name = "on-call"
}

# What is run when a resource goes gives nobody access, and its flags are checked all the same.
resource "terraform_data" "cleanup" {
  input = ibm_iam_access_group.on_call.id

  provisioner "local-exec" {
    when    = destroy
    command = "ibmcloud iam access-group-policy-create ${self.input} --roles Viewer --service-name kms --descripton gone" # finding: misused-command low
  }

  provisioner "local-exec" {
    when    = destroy
    command = "ibmcloud iam access-group-delete ${self.input} --force"
  }
}
