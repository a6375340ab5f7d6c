# A rule that every server of the account meets.
ibmcloud iam trusted-profile-create servers
ibmcloud iam trusted-profile-rule-create servers --name vsi --type Profile-CR --cr-type VSI --conditions claim:crn,operator:NOT_EQUALS,value:x # finding: trust-open-to-compute
