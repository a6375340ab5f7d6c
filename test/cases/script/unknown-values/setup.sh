ibmcloud iam service-policy-create "$SERVICE_ID" --roles "$ROLES" --service-name "$SERVICE" --service-instance "$INSTANCE"
ibmcloud iam access-group-policy-create <group> --roles Viewer --resource-group-id YOUR_RESOURCE_GROUP
ibmcloud iam access-group-service-id-add "$GROUP" "${SERVICE_IDS[@]}"
ibmcloud iam service-policy-create ServiceId-xxxxxxxx-xxxx-xxxx --roles Viewer --service-instance {instance_ID}
ibmcloud iam "$COMMAND" engine --roles Viewer
