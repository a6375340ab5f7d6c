ID=$(ibmcloud iam service-id engine --output json | jq -r '.[0].id')
KEY_ID=$(ibmcloud iam service-api-key-create key "$ID" --output json | jq -r .id)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY_ID" # finding: misused-command
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$ID" # finding: misused-command
ibmcloud iam service-api-key-create "$ID" key # finding: misused-command
