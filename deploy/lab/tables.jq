# Figures as Markdown tables, one for each scenario; engines that took no part have no column.
def engines: ["tandem", "keepalived", "keepalived-plain"];
def title: { tandem: "Tandem", keepalived: "keepalived, virtual MAC", "keepalived-plain": "keepalived, plain" }[.];
def number: if . >= 1000 then round else . end | tostring;
def text: if . == null then "-" else "\(if .open then "over " else "" end)\(.median | number)\(if .unit == "" then "" else " " + .unit end) (\(.min | number) to \(.max | number), n=\(.n))" end;
def firsts(f): reduce .[] as $one ([]; if map(f) | index([$one | f]) then . else . + [$one] end);

def tables: (.figures as $all | $all | firsts(.scenario)[].scenario as $scenario
  | [$all[] | select(.scenario == $scenario)] as $here
  | [engines[] | . as $engine | select(any($here[]; .engine == $engine))] as $taking
  | "| \($scenario) | what | \($taking | map(title) | join(" | ")) |", "|---|---|\($taking | map("---|") | add)",
    ($here | firsts([.routers, .interval, .what])[] as $row
      | "| \($row.routers) at \($row.interval) | \($row.what) | \([$taking[] as $engine | [$here[] | select([.routers, .interval, .what, .engine] == [$row.routers, $row.interval, $row.what, $engine])][0] | text] | join(" | ")) |"),
    "");
def made: "Tandem \(.tandem) (guard: \(.guard)), \(.keepalived), \(.kernel), \(.processors) processors, .NET \(.dotnet), \(.day)";
