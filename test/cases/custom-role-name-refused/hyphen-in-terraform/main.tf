resource "ibm_iam_custom_role" "reader" {
  name         = "key-reader" # finding: custom-role-name-refused
  display_name = "Key reader"
  service      = "kms"
  actions      = ["kms.secrets.read"]
}
