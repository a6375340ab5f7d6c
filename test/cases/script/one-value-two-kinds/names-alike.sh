# One name for an instance, a service ID and a group is no mistake, nor is an id that is given twice.
ibmcloud resource service-instance-create "$NAME" secrets-manager standard us-south
VAULT=$(ibmcloud resource service-instance "$NAME" --output json | jq -r '.[0].guid')
ibmcloud iam service-policy-create "$NAME" --roles Viewer --service-name secrets-manager --service-instance "$VAULT"
ibmcloud iam access-group-policy-create "$NAME" --roles Viewer --service-name kms --service-instance "$KEYS"
ibmcloud iam service-policy-create "$NAME" --roles Viewer --service-name kms --service-instance "$KEYS"
# What a name says is a hint where an account and an instance are mixed up, and nowhere else.
ibmcloud iam service-policy-create "$SERVICE_ACCOUNT" --roles Viewer --service-name kms --resource-group-id "$ACCOUNT_RESOURCE_GROUP"
