ROLE=${ROLE:-Viewer}
NAME="${PREFIX:-team}-readers"
ibmcloud iam access-group-create "$NAME"
ibmcloud iam access-group-policy-create "$NAME" --roles "$ROLE" --resource-group-name "${RESOURCE_GROUP:-Default}"
ibmcloud iam access-group-policy-create team-readers --roles "$ROLE" --attributes "serviceName=kms,keyRing=default" --tags env:dev
read -r -p "Whose? " WHO
ibmcloud iam access-group-user-add "$NAME" "$WHO" ann@example.com
