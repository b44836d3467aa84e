include "tables";
def spread: if . == null then "-" elif .median == null then "no value" else "\(.median | number) (\(.min | number) to \(.max | number)\(if .p99 then ", p99 \(.p99 | number)" else "" end), n=\(.values | length)\(if .missing > 0 then ", \(.missing) gave none" else "" end))" end;
# What measure.sh wrote has a bar with every figure.
if any(.figures[]; has("bar")) then
  "## what a client notices", "", "`\(.command)`, \(made)\(if .remark then ". \(.remark)" else "" end)", "",
  "| event | what | Tandem | keepalived | bar |", "|---|---|---|---|---|",
  (.figures[] | "| \(.event) | \(.measured) | \(.engines.tandem | spread) | \(.engines.keepalived | spread) | \(if .bar == "" then "-" else .bar end)\(if .met == false then " (missed)" else "" end) |"), ""
else
"## \([.figures[].scenario] | reduce .[] as $one ([]; if index([$one]) then . else . + [$one] end) | join(", "))", "", "`\(.command)`, \(made)\(if .remark then ". \(.remark)" else "" end)", "", tables
end
