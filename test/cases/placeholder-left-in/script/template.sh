ibmcloud iam service-policy-create <service_id_name> --roles Reader --service-name kms --service-instance <vault_guid> # finding: placeholder-left-in
ibmcloud iam service-policy-create <service_id_name> --roles Operator --service-name kms --resource-group-id xxxxxxxx
ibmcloud iam service-policy-create writer --roles Manager --service-name kmss # finding: misused-command low
