# Every script that needs an engine sources this one.
ibmcloud iam service-id-create "$ENGINE"
grant_groups() {
  ibmcloud iam service-policy-create "$1" --roles "$GROUP_ROLE" --service-name iam-groups # finding: unknown-role
}
grant_keys() {
  ibmcloud iam service-policy-create "$1" --roles Operatr --service-name iam-identity # finding: unknown-role
}
