case "$1" in
  group) SUBJECT=$(ibmcloud iam access-group-create g --output json | jq -r .id) ;;
  *) SUBJECT=$(ibmcloud iam service-id-create s --output json | jq -r .id) ;;
esac
ibmcloud iam service-policy-create "$SUBJECT" --roles Viewer
[ -n "$ROLES" ] || ROLES=Viewer
ibmcloud iam service-policy-create s --roles "$ROLES" || exit 1
while read -r name; do
  ibmcloud iam access-group-user-add g "$name"
done < people.txt
