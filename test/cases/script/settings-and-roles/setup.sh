ibmcloud iam account-settings-update --restrict-create-service-id RESTRICTED --allowed-ip-addresses "203.0.113.0/24,198.51.100.7" --mfa LEVEL2
ibmcloud iam account-settings-update --unset-allowed-ip-addresses -q
ibmcloud iam role-create KeyMaker --display-name "Key maker" --service-name iam-identity -a iam-identity.apikey.create,iam-identity.apikey.delete -d "makes keys"
ibmcloud iam trusted-profile-create deployer
ibmcloud iam trusted-profile-policy-create deployer --roles Writer --service-name cloud-object-storage --service-instance '*'
ibmcloud iam access-group-trusted-profile-add admins deployer Profile-0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01
