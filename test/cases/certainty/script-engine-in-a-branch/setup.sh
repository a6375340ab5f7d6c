ibmcloud iam service-id-create engine
KEY=$(ibmcloud iam service-api-key-create engine-key engine --output json | jq -r .apikey)
if [ -n "$WITH_ENGINE" ]; then
  ibmcloud secrets-manager configuration-create \
    --configuration-prototype "{\"name\":\"engine\",\"config_type\":\"iam_credentials_configuration\",\"api_key\":\"$KEY\"}" # finding: engine-cannot-manage-api-keys low, engine-cannot-manage-groups low
fi
