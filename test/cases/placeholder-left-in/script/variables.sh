ibmcloud iam service-policy-create "$SERVICE_ID_NAME" --roles Reader --service-name kms --service-instance "$VAULT_GUID"
ibmcloud iam service-policy-create "${SERVICE_ID_NAME}" --roles Operator --service-name kms --resource-group-id "$1"
