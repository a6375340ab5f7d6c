# The service ID of the variable may be the one of the engine, which has to be able to do this.
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud iam service-policy-create "$ID" --roles Editor --service-name iam-groups # finding: joins-any-access-group low
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name engine --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-groups low
