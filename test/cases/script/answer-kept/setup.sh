answer=$(ibmcloud iam access-group-create readers --output json)
group_id=$(echo "$answer" | jq -r '.id')
ibmcloud iam access-group-policy-create readers --roles Viewer --service-name kms
ibmcloud iam service-policy-create "$group_id" --roles Viewer --service-name cloud-object-storage # finding: misused-command
