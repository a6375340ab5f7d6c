resource "ibm_resource_instance" "images" {
  name     = "images"
  service  = "cloud-object-storage"
  plan     = "standard"
  location = "global"
}

resource "null_resource" "wrong" {
  provisioner "local-exec" {
    command = <<-EOT
      ibmcloud iam authorization-policy-create is cloud-object-storage Reader --source-resource-type image --target-service-instance-id ${ibm_resource_instance.images.id} # finding: instance-id-is-a-crn
    EOT
  }
}

resource "null_resource" "right" {
  provisioner "local-exec" {
    command = "ibmcloud iam authorization-policy-create is cloud-object-storage Reader --source-resource-type backup-policy --target-service-instance-id ${ibm_resource_instance.images.guid}"
  }
}
