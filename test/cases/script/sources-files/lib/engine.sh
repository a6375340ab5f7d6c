connect_engine() {
  KEY=$(ibmcloud iam service-api-key-create key "$ENGINE" --output json | jq -r .apikey)
  ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys
}
