# shellcheck shell=bash
# The options of bench.sh, soak.sh and measure.sh, and where they keep what they note; sourced by them.

# options NAMES ARGUMENT...: --NAME VALUE sets the variable NAME; anything else tells how the script is called. What follows
# --session is for the script's own inside. The variable command is the call as one would repeat it: where results go is of no
# interest to those who do.
options() {
  local names=" $1 " name
  command=deploy/lab/${0##*/}
  session=()
  shift
  while [ $# -gt 0 ]; do
    [ "$1" != --session ] || { session=("${@:2}"); return; }
    name=${1#--}
    [[ $1 == --* && $names == *" $name "* ]] || { sed -n 's/^#   //p' "$0"; exit 2; }
    printf -v "$name" '%s' "${2:?"$1 needs a value"}"
    case $name in json | keep) ;; *) command+=" $1 $2" ;; esac
    shift 2
  done
}

# results_folder KEEP NAME: sets root, where everything is noted; without KEEP it goes with the script.
results_folder() {
  # What an earlier run left there would be counted with this one.
  [ -z "$1" ] || [ -z "$(ls -A "$1" 2>/dev/null)" ] || lab_fail "$1 is not empty"
  root=${1:-$(mktemp -d "${TMPDIR:-/tmp}/tandem-$2.XXXXXX")}
  mkdir -p "$root"
  # shellcheck disable=SC2064
  [ -n "$1" ] || trap "rm -rf '$root'" EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
