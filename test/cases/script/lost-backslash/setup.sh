curl -X PUT "https://$GUID.us-south.secrets-manager.appdomain.cloud/api/v1/config/iam_credentials" \
  -H "Authorization: Bearer $TOKEN"
  -H "Content-Type: application/json" # finding: misused-command
  -d "{\"api_key\": \"$KEY\"}"
