ibmcloud iam user-policy-create xxx.xxx@example.com --roles Viewer --service-name kms --region us-south # finding: placeholder-left-in
ibmcloud iam user-policy-create max.xx@example.com --roles Viewer --service-name kms --region us-south
ibmcloud iam user-policy-create jane@example.com --roles Viewer --service-name kms --region us-south
