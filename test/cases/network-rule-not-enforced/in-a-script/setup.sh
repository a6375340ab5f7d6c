ZONE=$(ibmcloud cbr zone-create --name office --addresses 203.0.113.0/24 --output json | jq -r .id)
ibmcloud cbr rule-create --description keys --service-name kms --zone-id "$ZONE" --enforcement-mode disabled # finding: network-rule-not-enforced
GROUPS_RULE=$(ibmcloud cbr rule-create --description groups --service-name iam-groups --zone-id "$ZONE" --enforcement-mode report --output json | jq -r .id)
ibmcloud cbr rule-patch "$GROUPS_RULE" --enforcement-mode enabled
OLD=$(ibmcloud cbr rule-create --service-name cloud-object-storage --zone-id "$ZONE" --enforcement-mode disabled --output json | jq -r .id)
ibmcloud cbr rule-delete "$OLD"
