#!/usr/bin/env bash
set -euo pipefail
ibmcloud target -r us-south
ibmcloud secrets-manager config-update --secret-type iam_credentials --engine-config '{"api_key": "'"$ENGINE_KEY"'"}' # finding: retired-engine-api
