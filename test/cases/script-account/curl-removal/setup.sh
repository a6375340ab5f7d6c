SID=$(ibmcloud iam service-id-create engine --output json | jq -r .iam_id)
GROUP=$(ibmcloud iam access-group-create makers --output json | jq -r .id)
ibmcloud iam access-group-policy-create makers --roles Editor --service-name iam-groups
ibmcloud iam access-group-policy-create makers --roles Operator --service-name iam-identity
ibmcloud iam access-group-service-id-add makers engine
# Taken out of another group, the engine keeps what it has.
curl -X DELETE "https://iam.cloud.ibm.com/v2/groups/AccessGroupId-0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01/members/$SID" -H "$AUTH"
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name engine --iam-credentials-apikey "$KEY"
