# The group of the variable may be `makers`, with nobody but the engine in it.
ibmcloud iam service-id-create engine
ibmcloud iam access-group-create makers
ibmcloud iam access-group-policy-create makers --roles Editor --service-name iam-groups # finding: joins-any-access-group low
ibmcloud iam access-group-policy-create makers --roles Operator --service-name iam-identity
ibmcloud iam access-group-service-id-add "$GROUP" engine
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name engine --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-groups low, engine-cannot-manage-api-keys low
