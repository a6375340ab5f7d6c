ibmcloud iam service-policy-create reader --roles Reader --service-name kms --service-instance <vault_guid> # finding: placeholder-left-in
ibmcloud iam service-policy-create writer --roles Writer --service-name kms --service-instance 0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9
ibmcloud iam service-policy-create YOUR_SERVICE_ID --roles Manager --service-name kms --region <the region> # finding: placeholder-left-in
ibmcloud iam service-policy-create writer --roles Writer --service-name kms --region us-south
ibmcloud iam service-policy-create reader --roles Reader --service-name kms --region us-east
