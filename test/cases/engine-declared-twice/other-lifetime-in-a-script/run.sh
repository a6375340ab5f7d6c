#!/bin/bash
curl -X POST "https://927fb8ae-1ddd-4483-a21f-7d3c0fc81234.eu-de.secrets-manager.appdomain.cloud/api/v2/secrets" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"name": "ci", "secret_type": "iam_credentials", "ttl": "30m", "reuse_api_key": true, "access_groups": ["AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"]}'
curl -X POST "https://927fb8ae-1ddd-4483-a21f-7d3c0fc81234.eu-de.secrets-manager.appdomain.cloud/api/v2/configurations" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d "{\"name\": \"ci-engine\", \"config_type\": \"iam_credentials_configuration\", \"api_key\": \"$KEY\"}"
