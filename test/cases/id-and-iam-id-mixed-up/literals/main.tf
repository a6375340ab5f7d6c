resource "ibm_iam_service_policy" "by_iam_id" {
  iam_service_id = "iam-ServiceId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c" # finding: id-and-iam-id-mixed-up
  roles          = ["Reader"]

  resources {
    service = "kms"
  }
}

resource "ibm_iam_trusted_profile_policy" "by_id" {
  iam_id = "Profile-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c" # finding: id-and-iam-id-mixed-up
  roles  = ["Reader"]

  resources {
    service = "kms"
  }
}
