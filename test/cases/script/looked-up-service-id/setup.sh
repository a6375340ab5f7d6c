# It exists already: what it has besides is not known here.
ID=$(ibmcloud iam service-ids --output json | jq -r '.[] | select(.name=="engine") | .id')
ibmcloud iam service-policy-create "$ID" --roles Operator --service-name iam-identity
KEY=$(ibmcloud iam service-api-key-create key "$ID" --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
