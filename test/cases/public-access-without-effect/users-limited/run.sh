#!/bin/bash
ibmcloud iam account-settings-external-interaction-update user --state limited
ibmcloud iam access-group-policy-create AccessGroupId-PublicAccess --roles "Content Reader" --service-name cloud-object-storage --resource-type bucket --resource downloads # finding: public-access-without-effect low
