#!/bin/bash
ibmcloud iam account-settings-external-interaction-update service --allowed-accounts 0aa2c4f1be4c4d8a9f1c5e1d2b3a4f50
ibmcloud iam account-settings-external-interaction-update service --state limited
ibmcloud iam authorization-policy-create secrets-manager iam-identity Operator --source-service-account b3a1c5d07e9f4a628c14de5f90ab7731 # finding: external-interaction-blocks-authorization low
ibmcloud iam authorization-policy-create secrets-manager iam-groups Editor --source-service-account 0aa2c4f1be4c4d8a9f1c5e1d2b3a4f50
