using System.Text.RegularExpressions;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Stories;

/// <summary>A router's change of state on one node, as the timeline says it.</summary>
/// <param name="Line">The entry.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why, in the word of the logs.</param>
internal sealed partial record Change(TimelineLine Line, string From, string To, string Reason)
{
    private const string Master = "Master";

    public bool IsTaking => To == Master;

    public bool IsLetting => From == Master;

    public string Node => Line.Node;

    public DateTimeOffset At => Line.At;

    /// <summary>Null: the entry says something else, or says it in the words of another version.</summary>
    public static Change? Of(TimelineLine line) => line.Kind == "transition" && Said().Match(line.Text) is { Success: true } said
        ? new(line, said.Groups["from"].Value, said.Groups["to"].Value, said.Groups["reason"].Value)
        : null;

    [GeneratedRegex("^.*: (?<from>[A-Za-z]+) -> (?<to>[A-Za-z]+), (?<reason>[A-Za-z]+), priority [0-9]+")]
    private static partial Regex Said();
}
