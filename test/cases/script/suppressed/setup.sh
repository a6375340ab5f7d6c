# iamlint-ignore misused-command -- the group was a service ID once, ticket 12
ibmcloud iam service-policy-create AccessGroupId-0b7b0b0e-6c3e-4a54-9d2f-2b8f5d2f7a01 \
  --roles Viewer --service-name kms
ibmcloud iam service-policy-create ann@example.com --roles Viewer # iamlint-ignore misused-command -- refused on purpose
