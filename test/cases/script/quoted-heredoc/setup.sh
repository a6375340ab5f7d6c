cat <<'EOF' > template.json
{ "type": "access", "roles": [{ "role_id": "$ROLE" }] }
EOF
envsubst < template.json > policy.json
ibmcloud iam service-policy-create engine --file policy.json
cat <<-EOF
	ibmcloud iam service-policy-create ann@example.com
	EOF
