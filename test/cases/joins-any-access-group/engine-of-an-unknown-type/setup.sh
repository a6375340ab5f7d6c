# A key of IBM Cloud belongs to the configuration of an engine: this is one, whatever the variable says.
ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --roles Editor --service-name iam-groups
KEY=$(ibmcloud iam service-api-key-create key engine --output json | jq -r .apikey)
ibmcloud secrets-manager configuration-create --config-type "$TYPE" --name engine --iam-credentials-apikey "$KEY" # finding: engine-cannot-manage-api-keys low

# No key comes with the configuration of a certificate authority.
ibmcloud iam service-id-create robot
ibmcloud iam service-policy-create robot --roles Editor --service-name iam-groups # finding: joins-any-access-group
ibmcloud secrets-manager configuration-create --config-type "$OTHER_TYPE" --name authority --certificate-common-name example.com
