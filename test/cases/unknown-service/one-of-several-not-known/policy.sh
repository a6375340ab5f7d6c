#!/bin/bash
# Which services it names, nobody knows before it runs.
cat > policy.json <<EOF
{
  "type": "access",
  "subjects": [
    { "attributes": [{ "name": "iam_id", "value": "iam-ServiceId-5e0d9c1b-6a72-4f38-8b4e-c1d2e3f40516" }] }
  ],
  "roles": [{ "role_id": "crn:v1:bluemix:public:iam::::role:Viewer" }],
  "resources": [
    {
      "attributes": [
        { "name": "accountId", "value": "b3a1c5d07e9f4a628c14de5f90ab7731" },
        { "name": "serviceName", "value": ["kms", "$OTHER_SERVICE"] }
      ]
    }
  ]
}
EOF
curl -X POST https://iam.cloud.ibm.com/v1/policies -H "Authorization: Bearer $TOKEN" -d @policy.json
