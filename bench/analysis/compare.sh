#!/bin/sh
# Times the analysis packages and R (Debian: r-base-core) in one run and prints, for each measure, both
# values, both processor times and how many times faster the first is. For the boxes the value is the
# sum of the two bounds.
set -eu
cd "$(dirname "$0")"
command -v Rscript >/dev/null || { echo "compare.sh: Rscript is not installed (apt-get install r-base-core)" >&2; exit 1; }
dir=$(mktemp -d)
trap 'rm -r "$dir"' EXIT
go build -o "$dir/analysis" .
"$dir/analysis" >"$dir/go"
Rscript --vanilla compare.R >"$dir/r"
awk 'NR==FNR {v[$1]=$2; t[$1]=$3; next}
     FNR==1 {printf "%-9s %-20s %-20s %10s %10s %8s\n", "measure", "go", "R", "go s", "R s", "ratio"}
     {printf "%-9s %-20s %-20s %10s %10s %8.2f\n", $1, v[$1], $2, t[$1], $3, $3/t[$1]}' "$dir/go" "$dir/r"
