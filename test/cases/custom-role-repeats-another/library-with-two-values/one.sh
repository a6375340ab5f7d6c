#!/bin/bash
ROLE=KeyReader
source ./lib.sh
