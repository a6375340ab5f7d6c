ibmcloud iam access-group-policy-create admins --roles Viewer --resource-group-id Default # finding: misused-command
ibmcloud iam access-group-policy-create admins --roles Viewer --resource-group-name Default
ibmcloud iam access-group-policy-create admins --roles Viewer --resource-group-id '*'
ibmcloud iam access-group-policy-create admins --roles Viewer --resource-group-id "$(ibmcloud resource group Default --id)"
