ibmcloud iam authorization-policy-create --file written-elsewhere.json
ibmcloud iam authorization-policy-create --file "$BODY"
