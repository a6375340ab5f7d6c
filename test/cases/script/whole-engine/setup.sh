#!/bin/bash
set -euo pipefail
SERVICE_ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
for service in iam-identity iam-groups; do
  ibmcloud iam service-policy-create "$SERVICE_ID" --roles Administrator --service-name "$service" -f
done
KEY=$(ibmcloud iam service-api-key-create engine-key "$SERVICE_ID" --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create \
  --configuration-prototype '{"config_type": "iam_credentials_configuration", "name": "e", "api_key": "'"$KEY"'"}'
