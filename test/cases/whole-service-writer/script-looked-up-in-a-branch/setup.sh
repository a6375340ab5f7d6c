# The service ID exists already: it is looked up where it is named first, and the policy is made perhaps.
if [ "$WRITES" = yes ]; then
  ibmcloud iam service-policy-create deployer --roles Writer --service-name kms # finding: whole-service-writer low
fi
