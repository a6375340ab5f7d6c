ibmcloud iam access-group-create g
ibmcloud iam access-group-policy-create g --roles Viewer --service-name kms
ibmcloud iam service-id-create robot
ibmcloud iam access-group-service-id-add g robot
ibmcloud iam access-group-service-id-remove g robot
