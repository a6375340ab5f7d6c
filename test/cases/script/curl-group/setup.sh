GROUP=$(curl -s -X POST "https://iam.cloud.ibm.com/v2/groups?account_id=$ACCOUNT" -H "$AUTH" -d '{"name": "readers"}' | jq -r .id)
curl -X PUT "https://iam.cloud.ibm.com/v2/groups/$GROUP/members" -H "$AUTH" -d "{\"members\": [{\"iam_id\": \"$SERVICE_IAM_ID\", \"type\": \"service\"}]}"
curl -s "https://iam.cloud.ibm.com/v1/policies?account_id=$ACCOUNT" -H "$AUTH" | jq '.policies | length'
curl -X DELETE "https://iam.cloud.ibm.com/v1/policies/$1" -H "$AUTH"
