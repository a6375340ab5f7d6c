ibmcloud iam account-settings-update --restrict-create-platform-apikey RESTRICTED
ibmcloud iam account-settings-update --restrict-create-service-id NOT_RESTRICTED # finding: creation-unrestricted
