# The service ID that is deleted may be the robot.
ibmcloud iam service-id-create robot
ibmcloud iam service-policy-create robot --roles Administrator --service-name iam-groups # finding: joins-any-access-group low
ibmcloud iam service-id-delete "$SERVICE_ID" -f

# The group that gets a new name may be the one without policies, and the key that is changed the one that is kept.
ibmcloud iam access-group-create admins
ibmcloud iam access-group-user-add admins ann@example.com
ibmcloud iam access-group-update "$GROUP" --name operators
ibmcloud iam access-group-policy-create operators --roles Viewer --service-name kms
ibmcloud iam service-api-key-create "$KEY_NAME" engine --action-if-leaked NONE # finding: api-key-without-expiry
ibmcloud iam service-api-key-update build engine --action-if-leaked DELETE

# The rule that is deleted may be that of the variable; the one of `staff` is not.
ibmcloud iam trusted-profile-create people
ibmcloud iam trusted-profile-rule-create people --name "$RULE" --type Profile-SAML --realm-name https://idp.example.com --conditions claim:email,operator:CONTAINS,value:@
ibmcloud iam trusted-profile-rule-delete people all
ibmcloud iam trusted-profile-create staff
ibmcloud iam trusted-profile-rule-create staff --name "$RULE" --type Profile-SAML --realm-name https://idp.example.com --conditions claim:email,operator:CONTAINS,value:@ # finding: trust-open-to-realm

# The policy of the variable may go with the service ID that is deleted.
ibmcloud iam service-id-create gone
ibmcloud iam service-policy-create "$ROBOT" --roles Editor --service-name iam-groups # finding: joins-any-access-group low
ibmcloud iam service-id-delete gone -f
