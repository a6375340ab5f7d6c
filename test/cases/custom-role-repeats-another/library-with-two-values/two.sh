#!/bin/bash
ROLE=KeyLister
source ./lib.sh
