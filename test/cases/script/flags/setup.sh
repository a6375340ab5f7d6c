ibmcloud iam service-policy-create engine --role Operator --service-name iam-identity --roles Operator # finding: misused-command
ibmcloud iam service-policy-create engine --roles Operator --roles Editor --service-name iam-identity # finding: misused-command
ibmcloud iam service-policy-create engine --service-name iam-identity # finding: misused-command
ibmcloud iam service-policy-create engine --roles --service-name iam-identity # finding: misused-command
ibmcloud iam service-policy-create --roles Viewer --service-name kms # finding: misused-command
ibmcloud iam service-policy-create engine --roles Operator, Editor --service-name kms # finding: misused-command
ibmcloud iam service-policy-create engine -r "Operator, Editor" --service-name=kms --output json -q -f
