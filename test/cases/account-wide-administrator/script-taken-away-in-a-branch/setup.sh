ibmcloud iam service-id-create robot
POLICY=$(ibmcloud iam service-policy-create robot --roles Administrator --output json | jq -r .id) # finding: account-wide-administrator low
if [ -n "$CLEAN" ]; then
  ibmcloud iam service-policy-delete robot "$POLICY" -f
fi
