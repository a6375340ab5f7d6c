ibmcloud iam service-id-create engine
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$ENGINE_API_KEY"
