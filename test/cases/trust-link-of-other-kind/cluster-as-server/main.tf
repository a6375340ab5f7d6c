resource "ibm_iam_trusted_profile" "deployers" {
  name = "deployers"
}

resource "ibm_iam_trusted_profile_link" "deployers" { # finding: trust-link-of-other-kind
  profile_id = ibm_iam_trusted_profile.deployers.id
  cr_type    = "VSI"
  link {
    crn = "crn:v1:bluemix:public:containers-kubernetes:us-south:a/791f5fb10986423e97aa8512f18b7e65:c0pigdctkkc07fs7pm06::"
  }
}
