#!/bin/bash
SERVICE_ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
ibmcloud iam service-policy-create "$SERVICE_ID" --roles Operator --service-name iam-identity
ibmcloud iam access-group-policy-create "$SERVICE_ID" --roles Editor --service-name iam-groups # finding: misused-command
KEY=$(ibmcloud iam service-api-key-create engine-key "$SERVICE_ID" --output json | jq -r .apikey)
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-groups
