#!/usr/bin/env bash
# Somebody picks one of them, so it is not sure that either is granted.
ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --roles Editor --service-name iam-groups
select role in Operator Administrator; do
  ibmcloud iam service-policy-create engine --roles "$role" --service-name iam-identity
  break
done
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys low
