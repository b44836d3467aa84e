# Samples to figures: medians with their spread; n says how many repetitions gave a value. "open": at least one of them
# had not ended when the watching did, so it is a lower limit.
def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
def round2: . * 100 | round / 100;

# In the order of the measurement, not of the alphabet.
[to_entries[] | .value + { place: .key }]
| group_by([.scenario, .routers, .interval, .what, .engine])
| map(.[0] + { n: length, median: (map(.value) | median | round2), min: (map(.value) | min), max: (map(.value) | max), open: any(.open), place: (map(.place) | min) } | del(.value))
| sort_by(.place) | map(del(.place))
| { command: $command, day: $day, kernel: $kernel, processors: $processors, keepalived: $keepalived, tandem: $tandem, guard: $guard, dotnet: $dotnet, figures: . }
