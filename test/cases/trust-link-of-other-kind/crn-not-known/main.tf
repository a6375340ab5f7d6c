variable "server" {
  type = string
}

resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_link" "deployers" {
  profile_id = ibm_iam_trusted_profile.deployers.id
  cr_type    = "VSI"
  link {
    crn = var.server
  }
}
