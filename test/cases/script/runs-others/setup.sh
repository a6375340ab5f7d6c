# What it runs besides may give more.
source ./lib/grants.sh
ibmcloud iam service-id-create engine
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys low, engine-cannot-manage-groups low
