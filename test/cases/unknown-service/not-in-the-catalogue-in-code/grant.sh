#!/bin/sh
ibmcloud iam service-policy-create ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d --roles Viewer --service-name quantum-toaster # finding: unknown-service low
ibmcloud iam authorization-policy-create quantum-mixer quantum-oven Reader # finding: unknown-service low, unknown-service low
ibmcloud iam access-group-policy-create team --roles Viewer --attributes serviceName=quantum-kettle # finding: unknown-service low
