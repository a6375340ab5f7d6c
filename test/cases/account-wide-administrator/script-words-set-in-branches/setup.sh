ibmcloud iam access-group-create g
ibmcloud iam access-group-user-add g ann@example.com
TARGET=""
if [ -n "$NARROW" ]; then
  TARGET="--service-name kms"
fi
ibmcloud iam access-group-policy-create g --roles Administrator $TARGET # finding: account-wide-administrator low
