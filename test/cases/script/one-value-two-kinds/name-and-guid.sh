ibmcloud resource service-instance-create "$VAULT" secrets-manager standard us-south
ibmcloud iam service-policy-create "$ENGINE" --roles Viewer --service-name secrets-manager --service-instance "$VAULT" # finding: misused-command
ibmcloud iam access-group-policy-create "$ENGINE" --roles Viewer --service-name kms --service-instance "$KEYS_ACCOUNT" # finding: misused-command low
