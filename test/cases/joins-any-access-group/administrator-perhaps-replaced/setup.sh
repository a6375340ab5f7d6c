#!/bin/bash
# Whoever administers the account, if this policy is still there, can join groups by that anyway.
ibmcloud iam access-group-create operators
ibmcloud iam access-group-policy-create operators --roles Administrator --account-management
ibmcloud iam access-group-policy-update operators 7d0c4f5e-1b7b-4d7c-8a55-2f3f5f2b9a10 --roles Viewer --service-name billing

# This one administers nothing.
ibmcloud iam access-group-create helpers
ibmcloud iam access-group-policy-create helpers --roles Editor --service-name iam-groups # finding: joins-any-access-group low
ibmcloud iam access-group-policy-update helpers 0b2f6f3a-7c5e-4f0e-9a36-5a4c1d8e7b21 --roles Viewer --service-name billing
