ID := $(shell ibmcloud iam access-group readers --id)

policies:
	ibmcloud iam access-group-policy-create readers --roles Viewer --service-name kms
	ibmcloud iam service-policy-create $(ID) --roles Viewer --service-name cloud-object-storage # finding: misused-command
	ibmcloud iam service-policy-create $(call name,engine) --roles Viewer
