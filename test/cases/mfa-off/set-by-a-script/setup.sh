#!/bin/bash
ibmcloud iam account-settings-update --mfa NONE # finding: mfa-off
