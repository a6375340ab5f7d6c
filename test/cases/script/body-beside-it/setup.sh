ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --file groups.json
ibmcloud iam service-policy-create engine --file @identity.json
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
