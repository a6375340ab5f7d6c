export ENGINE_API_KEY="$(vault kv get -field=key secret/engine)"
export OTHER_API_KEY=${OTHER_API_KEY:?set it}
IAM_TOKEN=$(ibmcloud iam oauth-tokens --output json | jq -r .iam_token)
curl -X POST "$SECRETS_MANAGER_URL/api/v2/configurations" -H "Authorization: $IAM_TOKEN" -H 'Content-Type: application/json' \
  -d "{\"config_type\": \"iam_credentials_configuration\", \"name\": \"engine\", \"api_key\": \"$ENGINE_API_KEY\", \"disabled\": $DISABLED}"
