resource "ibm_iam_user_policy" "nobody" {
  ibm_id = "firstname.lastname@example.com" # finding: placeholder-left-in
  roles  = ["Viewer"]
  resources {
    service = "kms"
    region  = "us-south"
  }
}

resource "ibm_iam_user_policy" "jane" {
  ibm_id = "jane@example.com"
  roles  = ["Viewer"]
  resources {
    service = "kms"
    region  = "us-south"
  }
}
