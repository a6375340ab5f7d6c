ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --roles Editor --service-name iam-groups
OPERATOR=$(ibmcloud iam service-policy-create engine --roles Operator --service-name iam-identity --output json | jq -r .id)
ibmcloud iam service-policy-update engine "$OPERATOR" --roles Viewer --service-name iam-identity
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys
