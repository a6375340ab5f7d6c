ibmcloud iam service-id-create robot
POLICY=$(ibmcloud iam service-policy-create robot --roles Administrator --output json | jq -r .id)
ibmcloud iam service-policy-update robot "$POLICY" --roles Viewer --service-name kms
OTHER=$(ibmcloud iam service-policy-create robot --roles Viewer --service-name is --output json | jq -r .id)
ibmcloud iam service-policy-update robot "$OTHER" --roles Administrator # finding: account-wide-administrator
