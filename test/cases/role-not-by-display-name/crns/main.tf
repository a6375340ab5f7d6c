resource "ibm_iam_service_id" "ci" {
  name = "ci"
}

resource "ibm_iam_service_policy" "vault" {
  iam_id = ibm_iam_service_id.ci.iam_id
  roles  = ["crn:v1:bluemix:public:iam::::role:Viewer", "SecretsReader"] # finding: role-not-by-display-name

  resources {
    service = "secrets-manager"
  }
}

resource "ibm_iam_authorization_policy" "images" {
  source_service_name  = "is"
  source_resource_type = "image"
  target_service_name  = "cloud-object-storage"
  roles                = ["crn:v1:bluemix:public:iam::::serviceRole:Reader"] # finding: role-not-by-display-name
}
