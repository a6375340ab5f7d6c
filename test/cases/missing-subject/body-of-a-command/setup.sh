ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --file groups.json
ibmcloud iam service-policy-create engine --file @identity.json
