resource "ibm_iam_access_group" "deployers" {
  name = "deployers"
}

resource "ibm_iam_access_group_members" "people" { # finding: members-in-two-resources
  for_each        = toset(["ada@example.com", "bob@example.com"])
  access_group_id = ibm_iam_access_group.deployers.id
  ibm_ids         = [each.key]
}
