#!/bin/bash
ibmcloud iam service-id-create scaler
ibmcloud iam service-policy-create scaler --service-name is --roles "VPC Infrastructure Services" # finding: unknown-role low
ibmcloud iam service-policy-create scaler --service-name kms --roles "key protect" # finding: unknown-role low
# These may be custom roles.
ibmcloud iam service-policy-create scaler --service-name cloud-object-storage --roles "Bucket Auditor"
ibmcloud iam service-policy-create scaler --service-name billing --roles Billing
