GROUP_ID=$(ibmcloud iam access-group readers --id)
ibmcloud sm secret-create --secret-type iam_credentials --secret-name a --iam-credentials-access-groups "$GROUP_ID" --secret-ttl 12h
ibmcloud sm secret-create --secret-type iam_credentials --secret-name b --iam-credentials-access-groups readers # finding: misused-command
ibmcloud sm secret-create --secret-type iam_credentials --secret-name c --iam-credentials-service-id engine # finding: misused-command
ibmcloud sm secret-create --secret-type arbitrary --secret-name d --arbitrary-payload x
ibmcloud sm secret-group-create --name apps
