include "tables";
"## \([.figures[].scenario] | reduce .[] as $one ([]; if index([$one]) then . else . + [$one] end) | join(", "))", "", "`\(.command)`, \(made)", "", tables
