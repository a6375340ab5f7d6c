GROUP=engine-admins
ibmcloud iam access-group-create $GROUP -d "may do what the engine does"
ibmcloud iam access-group-policy-create $GROUP --roles Editor --service-name iam-groups
ibmcloud iam access-group-policy-create $GROUP --roles Operator --service-name iam-identity
ibmcloud iam service-id-create engine
ibmcloud iam access-group-service-id-add $GROUP engine
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r '.apikey')
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey $KEY
