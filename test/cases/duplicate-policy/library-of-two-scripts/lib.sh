ibmcloud iam service-policy-create ci --roles Viewer --service-name kms
for role in Reader Writer; do
  ibmcloud iam service-policy-create ci --roles $role --service-name cloudantnosqldb # finding: duplicate-policy
done
