# A rule that nearly everybody meets and a link without its service account.
ibmcloud iam trusted-profile-create people
ibmcloud iam trusted-profile-rule-create people --name all --type Profile-SAML --realm-name https://idp.example.com --expiration 3600 --conditions claim:email,operator:CONTAINS,value:@ # finding: trust-open-to-realm
ibmcloud iam trusted-profile-create pods
ibmcloud iam trusted-profile-link-create pods --name a --cr-type IKS_SA --link-crn crn:v1:bluemix:public:containers-kubernetes:us-south:a/59bcbfa6ea2f006b4ed7094c1a08dcdd:bgk4aq2d0u1n8e5l0c00:: --link-namespace web # finding: incomplete-trust-link
# Two conditions, each with a flag of its own; and what is replaced or deleted is not there in the end.
ibmcloud iam trusted-profile-create staff
ibmcloud iam trusted-profile-rule-create staff --type Profile-SAML --realm-name https://idp.example.com --conditions claim:cn,operator:EQUALS,value:my_user --conditions claim:groups,operator:NOT_EQUALS,value:guests
ibmcloud iam trusted-profile-create mended
ibmcloud iam trusted-profile-rule-create mended --name r --type Profile-SAML --realm-name https://idp.example.com --conditions claim:email,operator:CONTAINS,value:@
ibmcloud iam trusted-profile-rule-update mended r --name r --type Profile-SAML --realm-name https://idp.example.com --conditions claim:groups,operator:CONTAINS,value:operators
ibmcloud iam trusted-profile-create gone
ibmcloud iam trusted-profile-rule-create gone --name r --type Profile-SAML --realm-name https://idp.example.com --conditions claim:email,operator:CONTAINS,value:@
ibmcloud iam trusted-profile-rule-delete gone r
# The value of a condition is not known, so neither is who meets it.
ibmcloud iam trusted-profile-create later
ibmcloud iam trusted-profile-rule-create later --type Profile-SAML --realm-name https://idp.example.com --conditions claim:email,operator:CONTAINS,value:"$PART"
P=$(curl -X POST https://iam.cloud.ibm.com/v1/profiles -d '{"name": "api", "account_id": "59bcbfa6ea2f006b4ed7094c1a08dcdd"}' | jq -r .id)
curl -X POST "https://iam.cloud.ibm.com/v1/profiles/$P/rules" -d '{"type": "Profile-SAML", "realm_name": "https://idp.example.com", "conditions": [{"claim": "email", "operator": "CONTAINS", "value": "\"@\""}]}' # finding: trust-open-to-realm
