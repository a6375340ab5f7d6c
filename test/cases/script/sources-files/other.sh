# A second script that uses the same functions, with a value of its own, and a file that is not there.
source ./lib/grants.sh
source ./lib/missing.sh
