ibmcloud iam user-policy-create ann@example.com --roles Viewer --service-name containers-kubernetes --service-instance bsl0ts2d0ogbs0l0ugqg
ibmcloud iam user-policy-create ann@example.com --roles Viewer --service-name containers-kubernetes --service-instance 5c83a3fbd1b34a0ba2a9a9ba0cd1a1b2
