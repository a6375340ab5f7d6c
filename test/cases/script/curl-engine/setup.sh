SID=$(curl -s -X POST https://iam.cloud.ibm.com/v1/serviceids -H "Authorization: $TOKEN" -d '{"name": "engine", "account_id": "'"$ACCOUNT"'"}' | jq -r .iam_id)
curl -X POST "https://iam.cloud.ibm.com/v2/policies" -H "Authorization: $TOKEN" --data-raw "{
  \"type\": \"access\",
  \"subject\": {\"attributes\": [{\"key\": \"iam_id\", \"operator\": \"stringEquals\", \"value\": \"$SID\"}]},
  \"control\": {\"grant\": {\"roles\": [{\"role_id\": \"crn:v1:bluemix:public:iam::::role:Editor\"}]}},
  \"resource\": {\"attributes\": [{\"key\": \"accountId\", \"operator\": \"stringEquals\", \"value\": \"$ACCOUNT\"}, {\"key\": \"serviceName\", \"operator\": \"stringEquals\", \"value\": \"iam-groups\"}]}
}"
KEY=$(curl -s -X POST https://iam.cloud.ibm.com/v1/apikeys --json @- <<EOF | jq -r .apikey
{"name": "key", "iam_id": "$SID"}
EOF
)
curl -X POST "https://$GUID.us-south.secrets-manager.appdomain.cloud/api/v2/configurations" -d '{"config_type": "iam_credentials_configuration", "name": "e", "api_key": "'"$KEY"'"}' # finding: engine-cannot-manage-api-keys
