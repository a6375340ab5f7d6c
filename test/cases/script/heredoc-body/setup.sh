ID=$(ibmcloud iam service-id-create engine --output json | jq -r .iam_id)
cat > identity.json <<EOF
{
  "type": "access",
  "subjects": [{ "attributes": [{ "name": "iam_id", "value": "$ID" }] }],
  "roles": [{ "role_id": "crn:v1:bluemix:public:iam::::role:Operator" }],
  "resources": [{ "attributes": [{ "name": "accountId", "value": "$ACCOUNT" }, { "name": "serviceName", "value": "iam-identity" }] }]
}
EOF
ibmcloud iam service-policy-create engine --file @identity.json
ibmcloud iam service-policy-create engine --roles Viewer --service-name iam-groups
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-groups
