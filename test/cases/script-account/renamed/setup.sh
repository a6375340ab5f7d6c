ibmcloud iam service-id-create engine
ibmcloud iam access-group-create admins
ibmcloud iam access-group-update admins --name operators
ibmcloud iam access-group-policy-create operators --roles Editor --service-name iam-groups
ibmcloud iam access-group-policy-create operators --roles Operator --service-name iam-identity
ibmcloud iam access-group-service-id-add operators engine
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name engine --iam-credentials-apikey "$KEY"
