resource "ibm_iam_authorization_policy" "by_attributes" {
  roles = ["Reader"]

  subject_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }

  subject_attributes {
    name  = "serviceName"
    value = "cloud-object-storage"
  }

  subject_attributes {
    name  = "serviceInstance"
    value = "crn:v1:bluemix:public:cloud-object-storage:global:a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9::" # finding: instance-id-is-a-crn
  }

  resource_attributes {
    name  = "accountId"
    value = "4c7e9a0b1d2f48639e5a7c8b0d1f2e34"
  }

  resource_attributes {
    name  = "serviceName"
    value = "kms"
  }

  resource_attributes {
    name  = "serviceInstance"
    value = "927fb8ae-1ddd-4483-a21f-7d3c0fc81234"
  }
}
