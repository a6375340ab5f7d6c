ZONE=$(ibmcloud cbr zone-create --name office --addresses 203.0.113.0/24 --output json | jq -r .id)
RULE=$(ibmcloud cbr rule-create --service-name iam-groups --zone-id "$ZONE" --enforcement-mode report --output json | jq -r .id)
ibmcloud cbr rule-patch "$RULE" --enforcement-mode enabled
ibmcloud cbr rule-update "$RULE" --enforcement-mode enabled --service-name iam-groups --zone-id "$ZONE"
ibmcloud cbr zone-update "$ZONE" --name office --addresses 198.51.100.0/24
POLICY=$(ibmcloud iam service-policy-create engine --roles Viewer --service-name kms --service-instance 927fb8ae-1ddd-4483-a21f-7d3c0fc81234 --output json | jq -r .id)
ibmcloud iam service-policy-update engine "$POLICY" --roles Viewer,Editor --service-name kms --service-instance 927fb8ae-1ddd-4483-a21f-7d3c0fc81234
# Another service is another policy: nothing of the first one's scope was meant to stay.
ibmcloud iam service-policy-update engine "$POLICY" --roles Reader --service-name cloud-object-storage
