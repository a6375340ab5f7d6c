ibmcloud iam access-group-create g # finding: access-group-without-policies
ibmcloud iam access-group-user-add g ann@example.com
POLICY=$(ibmcloud iam access-group-policy-create g --roles Administrator --output json | jq -r .id)
ibmcloud iam access-group-policy-delete g "$POLICY" -f
ibmcloud iam service-id-create robot
ibmcloud iam service-policy-create robot --roles Administrator
ibmcloud iam service-id-delete robot -f
