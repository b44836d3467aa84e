include "tables";
"## \([.figures[].scenario] | reduce .[] as $one ([]; if index([$one]) then . else . + [$one] end) | join(", "))", "", "`\(.command)`, \(made)\(if .remark then ". \(.remark)" else "" end)", "", tables
