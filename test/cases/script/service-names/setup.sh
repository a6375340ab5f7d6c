ibmcloud iam service-policy-create engine --roles Operator --service-name "IAM Identity Service" # finding: misused-command
ibmcloud iam service-policy-create engine --roles Manager --service-name secret-manager # finding: misused-command low
ibmcloud iam service-policy-create engine --roles Manager --service-name logdna
ibmcloud iam service-policy-create engine --roles Manager --service-name is
ibmcloud iam authorization-policy-create "Secrets Manager" iam-groups "Groups Service Member Manage" # finding: misused-command
