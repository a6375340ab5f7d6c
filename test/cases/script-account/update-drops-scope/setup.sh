ZONE=$(ibmcloud cbr zone-create --name office --addresses 203.0.113.0/24,198.51.100.1-198.51.100.9 --output json | jq -r .id)
RULE=$(ibmcloud cbr rule-create --service-name iam-groups --zone-id "$ZONE" --enforcement-mode report --output json | jq -r .id)
ibmcloud cbr rule-update "$RULE" --enforcement-mode enabled --service-name iam-groups # finding: misused-command
ibmcloud cbr zone-update "$ZONE" --name office # finding: misused-command
POLICY=$(ibmcloud iam service-policy-create engine --roles Viewer --service-name kms --service-instance 927fb8ae-1ddd-4483-a21f-7d3c0fc81234 --output json | jq -r .id)
ibmcloud iam service-policy-update engine "$POLICY" --roles Viewer,Editor --service-name kms # finding: misused-command
