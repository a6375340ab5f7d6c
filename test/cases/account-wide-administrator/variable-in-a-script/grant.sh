#!/usr/bin/env bash
ibmcloud iam access-group-policy-create "$1" --roles Administrator # finding: account-wide-administrator
ibmcloud iam user-policy-create "$OWNER" --roles Administrator # finding: account-wide-administrator
ibmcloud iam service-policy-create "$2" --roles Viewer --service-name kms
