run() { echo "+ $*"; "$@"; }
REQUIRED=(iam-groups iam-identity)
EXTRA=(--region us-south --output json)
for name in "${REQUIRED[@]}"; do
  run ibmcloud -q iam service-policy-create engine --roles Administrator --service-name "$name"
done
run ibmcloud iam service-policy-create engine --roles Reader --service-name kms "${EXTRA[@]}"
sudo ibmcloud iam service-policy-create engine --roles Reader $MORE_FLAGS
