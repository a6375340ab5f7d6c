ibmcloud iam access-group-create g
ibmcloud iam access-group-user-add g ann@example.com
ibmcloud iam access-group-policy-create g --roles Administrator $EXTRA
ibmcloud iam access-group-policy-create g --roles Editor --service-name kms $EXTRA
ibmcloud iam access-group-policy-create g --roles Viewer --service-name kms $EXTRA
