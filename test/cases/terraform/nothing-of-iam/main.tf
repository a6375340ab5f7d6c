resource "ibm_is_vpc" "main" {
  name = "main"
}
