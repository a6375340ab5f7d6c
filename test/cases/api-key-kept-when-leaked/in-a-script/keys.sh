ibmcloud iam api-key-create mine --action-if-leaked NONE # finding: api-key-kept-when-leaked
ibmcloud iam service-api-key-create its engine --action-if-leaked DISABLE
ibmcloud iam service-api-key-create build engine --action-if-leaked NONE
ibmcloud iam service-api-key-update build engine --action-if-leaked DELETE
