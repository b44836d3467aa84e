#!/bin/sh
# Whether the dashboard can be built here; one line that says why not.
version=$(node --version 2>/dev/null) || { echo "Node.js 20.19 or later with npm is needed and there is none"; exit 1; }
command -v npm >/dev/null || { echo "npm is needed and there is none"; exit 1; }
number=${version#v}
major=${number%%.*} minor=${number#*.}
minor=${minor%%.*}
[ "$major" -gt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -ge 19 ]; } || { echo "Node.js 20.19 or later is needed and this is $number"; exit 1; }
