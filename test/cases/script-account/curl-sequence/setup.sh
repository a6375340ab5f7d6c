SID=$(curl -s -X POST https://iam.cloud.ibm.com/v1/serviceids -H "$AUTH" -d '{"name": "engine", "account_id": "'"$ACCOUNT"'"}' | jq -r .iam_id)
GROUP=$(curl -s -X POST "https://iam.cloud.ibm.com/v2/groups?account_id=$ACCOUNT" -H "$AUTH" -d '{"name": "makers"}' | jq -r .id)
curl -X PUT "https://iam.cloud.ibm.com/v2/groups/$GROUP/members" -H "$AUTH" -d "{\"members\": [{\"iam_id\": \"$SID\", \"type\": \"service\"}]}"
ibmcloud iam access-group-policy-create "$GROUP" --roles Editor --service-name iam-groups
POLICY=$(ibmcloud iam access-group-policy-create "$GROUP" --roles Operator --service-name iam-identity --output json | jq -r .id)
cat > viewer.json <<EOF
{
  "type": "access",
  "subject": {"attributes": [{"key": "access_group_id", "operator": "stringEquals", "value": "$GROUP"}]},
  "control": {"grant": {"roles": [{"role_id": "crn:v1:bluemix:public:iam::::role:Viewer"}]}},
  "resource": {"attributes": [{"key": "accountId", "operator": "stringEquals", "value": "$ACCOUNT"}, {"key": "serviceName", "operator": "stringEquals", "value": "iam-identity"}]}
}
EOF
curl -X PUT "https://iam.cloud.ibm.com/v2/policies/$POLICY" -H "$AUTH" -H 'If-Match: 1' -d @viewer.json
KEY=$(ibmcloud iam service-api-key-create key "$SID" --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name engine --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys
