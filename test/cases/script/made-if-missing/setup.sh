if ! ibmcloud iam service-id engine > /dev/null 2>&1; then
  ibmcloud iam service-id-create engine
fi
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
