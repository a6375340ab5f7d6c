KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud sm config-update --secret-type iam_credentials --engine-config '{"api_key": "$KEY"}' # finding: misused-command
ibmcloud sm config-update --secret-type iam_credentials --engine-config '{"api_key": "'"$KEY"'"}'
