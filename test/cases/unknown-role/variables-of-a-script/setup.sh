#!/bin/bash
GROUP_ROLE="Editer"
ibmcloud iam access-group-create team
ibmcloud iam access-group-policy-create team --roles "$GROUP_ROLE" --service-name cloud-object-storage # finding: unknown-role
ibmcloud iam access-group-policy-create team --roles "Viewer,${GROUP_ROLE}" --service-name kms # finding: unknown-role
ibmcloud iam access-group-policy-create team --roles Editer --service-name secrets-manager # finding: unknown-role
grant() {
  ibmcloud iam access-group-policy-create team --roles "$2" --service-name "$1" # finding: unknown-role
}
grant messagehub Manger
for role in Writr; do
  ibmcloud iam access-group-policy-create team --roles $role --service-name cloudantnosqldb # finding: unknown-role
done
