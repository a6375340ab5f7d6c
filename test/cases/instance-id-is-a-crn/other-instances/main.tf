resource "ibm_cloudant" "orders" {
  name     = "orders"
  location = "eu-de"
  plan     = "standard"
}

resource "ibm_pag_instance" "gateway" {
  name     = "gateway"
  service  = "privileged-access-gateway"
  plan     = "standard"
  location = "eu-de"
}

resource "ibm_iam_access_group" "shop" {
  name = "shop"
}

resource "ibm_iam_access_group" "readers" {
  name = "readers"
}

resource "ibm_iam_access_group_policy" "wrong" {
  access_group_id = ibm_iam_access_group.shop.id
  roles           = ["Writer"]

  resources {
    service              = "cloudantnosqldb"
    resource_instance_id = ibm_cloudant.orders.id # finding: instance-id-is-a-crn
  }
}

resource "ibm_iam_access_group_policy" "right" {
  access_group_id = ibm_iam_access_group.readers.id
  roles           = ["Reader"]

  resources {
    service              = "cloudantnosqldb"
    resource_instance_id = ibm_cloudant.orders.guid
  }
}

resource "ibm_iam_authorization_policy" "gateway" {
  source_service_name         = "privileged-access-gateway"
  source_resource_instance_id = ibm_pag_instance.gateway.id # finding: instance-id-is-a-crn
  target_service_name         = "cloud-object-storage"
  roles                       = ["Object Writer"]
}
