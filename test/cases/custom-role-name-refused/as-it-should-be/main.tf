resource "ibm_iam_custom_role" "reader" {
  name         = "KeyReader"
  display_name = "Key reader (read-only)"
  service      = "kms"
  actions      = ["kms.secrets.read"]
}
