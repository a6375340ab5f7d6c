ACCOUNT=$(ibmcloud target --output json | jq -r .account.guid)
SM=$(ibmcloud resource service-instance vault --output json | jq -r '.[0].guid')
SM_CRN=$(ibmcloud resource service-instance vault --output json | jq -r '.[0].crn')
ibmcloud iam user-policy-create ann@example.com --roles Manager --service-name secrets-manager --service-instance "$SM"
ibmcloud iam user-policy-create ann@example.com --roles Manager --service-name secrets-manager --service-instance "$SM_CRN" # finding: misused-command
ibmcloud iam user-policy-create ann@example.com --roles Manager --service-name secrets-manager --service-instance "$ACCOUNT" # finding: misused-command
ibmcloud iam authorization-policy-create secrets-manager kms Reader --source-service-account "$SM" # finding: misused-command
ibmcloud iam authorization-policy-create secrets-manager kms Reader --source-service-account "$ACCOUNT"
