ibmcloud iam access-group-policy-create "Public Access" --roles Reader --service-name cloud-object-storage # finding: policy-for-everybody
ibmcloud iam access-group-policy-create "Public Affairs" --roles Reader --service-name cloud-object-storage
