ibmcloud iam oauth-tokens
ibmcloud iam service-ids --uuid | while read -r id; do ibmcloud iam service-id-delete "$id" -f; done
ibmcloud iam access-group-policies admins --output json | jq 'length'
curl -s -X POST https://iam.cloud.ibm.com/identity/token -d "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=$IBMCLOUD_API_KEY"
ibmcloud iam service-policy-create --help
echo 'ibmcloud iam service-policy-create $ID'
