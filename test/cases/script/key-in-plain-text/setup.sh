ENGINE_API_KEY=q7Xw2Lr0vB9mZtY4cKpD1sNfGh8aJeUi3oQxRy5VbTzM # finding: plaintext-api-key
ibmcloud login --apikey q7Xw2Lr0vB9mZtY4cKpD1sNfGh8aJeUi3oQxRy5VbTzM # finding: plaintext-api-key
ibmcloud sm configuration-create --config-type iam_credentials_configuration --name e --iam-credentials-apikey "$ENGINE_API_KEY" # finding: plaintext-api-key
