#!/bin/sh
# Draws F1 in both languages and all formats here and in matplotlib (Debian: python3-matplotlib) in one run, with the same
# fonts, and prints the processor time of one round: within a running process (the best of several), and as a process
# of its own.
# Usage: compare.sh [ROUNDS]
set -eu
cd "$(dirname "$0")"
python=/usr/bin/python3
"$python" -c 'import matplotlib' 2>/dev/null || { echo "compare.sh: matplotlib is not installed (apt-get install python3-matplotlib)" >&2; exit 1; }
rounds=${1:-5}
root=../..
dir=$(mktemp -d)
trap 'rm -r "$dir"' EXIT
mkdir "$dir/go" "$dir/py"
go build -o "$dir/figures" .
draw_go() { "$dir/figures" "$root/data/clean" "$dir/go" "$1"; }
draw_py() { "$python" f1.py "$root/book/figures/F1.csv" "$root/analysis/figures/fonts" "$dir/py" "$1"; }
# whole is the processor time of a command, start and all.
whole() { bash -c 'TIMEFORMAT="%U %S"; time "$@" >/dev/null' - "$@" 2>&1 | awk 'END {print $1 + $2}'; }
draw_py 1 >/dev/null # matplotlib looks for fonts once and remembers them
warm_go=$(draw_go "$rounds") warm_py=$(draw_py "$rounds")
cold_go=$(whole "$dir/figures" "$root/data/clean" "$dir/go" 1)
cold_py=$(whole "$python" f1.py "$root/book/figures/F1.csv" "$root/analysis/figures/fonts" "$dir/py" 1)
size() { cat "$1"/*."$2" | wc -c; }
awk -v a="$warm_go" -v b="$warm_py" -v c="$cold_go" -v d="$cold_py" 'BEGIN {
  printf "%-28s %10s %12s %8s\n", "", "here", "matplotlib", "ratio"
  printf "%-28s %8.3f s %10.3f s %8.1f\n", "within a process", a, b, b / a
  printf "%-28s %8.3f s %10.3f s %8.1f\n", "a process of its own", c, d, d / c }'
for ext in svg pdf png; do printf '%-28s %8d B %10d B\n' "both $ext files" "$(size "$dir/go" $ext)" "$(size "$dir/py" $ext)"; done
