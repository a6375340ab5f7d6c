# What an export holds in place of data, beside the script that works on the account; notes may be anybody's.
ibmcloud iam service-id-create engine
ibmcloud iam service-policy-create engine --roles Viewer --service-name kms
