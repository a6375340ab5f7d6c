ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine \
  --roles Editor --service-name iam-groups
