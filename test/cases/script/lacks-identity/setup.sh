ID=`ibmcloud iam service-id-create engine --output json | jq -r ".id"`
ibmcloud iam service-policy-create engine --roles Editor --service-name iam-groups
ibmcloud iam service-policy-create engine --roles Editor --service-name iam-identity
export KEY=`ibmcloud iam service-api-key-create key $ID --output json | jq -r ".apikey"`
ibmcloud sm config-update --secret-type iam_credentials --engine-config '{"api_key": "'$KEY'"}' # finding: engine-cannot-manage-api-keys
