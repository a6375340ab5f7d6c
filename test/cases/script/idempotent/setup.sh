ibmcloud iam access-group-create admins 2>/dev/null || true
ibmcloud iam access-group-policy-create admins --roles Administrator --account-management || echo "there already"
ID=$(ibmcloud iam service-id engine --uuid 2>/dev/null) || ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
ibmcloud iam access-group-service-id-add admins "$ID"
KEY=$(ibmcloud iam service-api-key-create key "$ID" --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
