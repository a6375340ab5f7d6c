ibmcloud iam role-create "$ROLE" --display-name "$ROLE" --service-name kms --actions kms.secrets.list # finding: custom-role-repeats-another
