ibmcloud iam service-id-create robot
if [ "$WRITES" = yes ]; then
  ibmcloud iam service-policy-create robot --roles Writer --service-name kms
else
  ibmcloud iam service-policy-create robot --roles Reader --service-name kms
fi
