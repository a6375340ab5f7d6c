#!/usr/bin/env bash
args=(--roles Operator)
args+=(--service-name iam-identity)
ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine "${args[@]}"
timeout 10 ibmcloud iam service-policy-create engine --roles Editor --service-name iam-groups
bash -c 'ibmcloud iam access-group-policy-create ServiceId-1 --roles Viewer' # finding: misused-command
eval "ibmcloud iam access-group-policy-create ServiceId-2 --roles Viewer" # finding: misused-command
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY"
