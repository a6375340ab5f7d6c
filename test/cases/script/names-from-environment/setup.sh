ibmcloud iam service-id-create "${PROJECT}-engine" --description "made for ${PROJECT}"
ibmcloud iam service-policy-create "${PROJECT}-engine" --roles Editor --service-name iam-groups
ibmcloud iam service-policy-create "${PROJECT}-engine" --roles Operator --service-name iam-identity
KEY=$(ibmcloud iam service-api-key-create "${PROJECT}-key" "${PROJECT}-engine" --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
