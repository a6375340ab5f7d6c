#!/bin/bash
ibmcloud iam access-group-policy-create AccessGroupId-PublicAccess --roles "Content Reader" --service-name cloud-object-storage --resource-type bucket --resource downloads # finding: public-access-without-effect
curl -X PATCH "https://iam.cloud.ibm.com/v2/groups/settings?account_id=$ACCOUNT" \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"public_access_enabled": false}'
