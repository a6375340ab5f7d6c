#!/bin/bash
ID=$(ibmcloud iam service-id-create engine --output json | jq -r .id)
ibmcloud iam service-policy-create $ID --roles Operator --service-name iam-identity
ibmcloud iam access-group-policy-create $ID --roles Editor --service-name iam-groups # finding: misused-command
# What the group may do is not known here.
ibmcloud iam access-group-service-id-add engines $ID
KEY=$(ibmcloud iam service-api-key-create engine $ID --output json | jq -r .apikey)
ibmcloud sm configuration-create --configuration-prototype '{"config_type": "iam_credentials_configuration", "name": "engine", "api_key": "'"$KEY"'"}' # finding: engine-cannot-manage-groups low
