ibmcloud iam service-id-create robot
ibmcloud iam access-group-create admins
if [ "$ADMIN" = yes ]; then
  ibmcloud iam access-group-service-id-add admins robot
fi
ibmcloud iam access-group-policy-create admins --roles Administrator
ibmcloud iam access-group-policy-create admins --roles Administrator --account-management # finding: full-administrator
