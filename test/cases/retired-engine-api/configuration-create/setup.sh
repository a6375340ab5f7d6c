#!/usr/bin/env bash
set -euo pipefail
ibmcloud target -r us-south
ibmcloud secrets-manager configuration-create --configuration-prototype '{"config_type": "iam_credentials_configuration", "name": "iam-engine", "api_key": "'"$ENGINE_KEY"'"}'
