SM=$(ibmcloud resource service-instance-create vault secrets-manager standard us-south --output json | jq -r .guid)
ibmcloud iam authorization-policy-create secrets-manager iam-identity Operator --source-service-instance-id "$SM"
ibmcloud iam authorization-policy-create secrets-manager iam-groups "Groups Service Member Manage" --source-service-instance-id "$SM"
