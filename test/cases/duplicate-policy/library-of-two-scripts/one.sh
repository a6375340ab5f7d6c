#!/bin/bash
source ./lib.sh
