ibmcloud iam access-group-policy-create devs --roles Viewer --resource-type resource-group --resource workshop # finding: misused-command
ibmcloud iam access-group-policy-create devs --roles Viewer --resource-type resource-group --resource 791f5fb10986423e97aa8512f18b7e65
ibmcloud iam access-group-policy-create devs --roles Viewer --resource-type resource-group --resource "$RG"
ibmcloud iam access-group-policy-create devs --roles Reader --service-name cloud-object-storage --resource-type bucket --resource workshop
