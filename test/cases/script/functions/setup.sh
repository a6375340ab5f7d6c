grant() {
  local subject=$1 role=$2
  ibmcloud iam service-policy-create "$subject" --roles "$role" --service-name kms # finding: misused-command
}
grant my-service Reader
grant "$GROUP" Reader
grant AccessGroupId-0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01 Reader
