ibmcloud iam service-policy-create ann@example.com --roles Viewer --service-name cloud-object-storage # finding: misused-command
ibmcloud iam user-policy-create ann@example.com --roles Viewer --service-name kms
ibmcloud iam user-policy-create ServiceId-0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01 --roles Viewer # finding: misused-command
