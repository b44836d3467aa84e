using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Commands;

/// <summary>What "tandem events" lets one choose, and the question that becomes of it.</summary>
internal sealed class EventsOptions
{
    private const int Usual = 50;
    private const int Most = 1000;

    private readonly Option<string?> _since = new("--since") { Description = $"Not before: {MomentText.Allowed}.", HelpName = "WHEN" };
    private readonly Option<string?> _until = new("--until") { Description = "Not after; as --since.", HelpName = "WHEN" };
    private readonly Option<string?> _router = new("--router") { Description = "About this router: name or key.", HelpName = "ROUTER" };
    private readonly Option<string?> _node = new("--node") { Description = "That happened on this node.", HelpName = "NODE" };
    private readonly Option<string?> _kind = new("--kind") { Description = "Of this kind: transition, hand-over, hint, link, operator, ...", HelpName = "KIND" };
    private readonly Option<string?> _text = new("--text") { Description = "With these words in it.", HelpName = "WORDS" };
    private readonly Option<int> _limit = new("--limit") { Description = $"The latest so many, 1..{Most}.", HelpName = "N", DefaultValueFactory = _ => Usual };

    public EventsOptions()
    {
        _router.CompletionSources.Add(NameCompletion.Routers);
        _node.CompletionSources.Add(NameCompletion.Nodes);
        _limit.Validators.Add(CheckLimit);
    }

    private static void CheckLimit(OptionResult result)
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > Most))
        {
            result.AddError($"--limit is {result.Tokens[0].Value}; allowed 1..{Most}");
        }
    }

    public Option<bool> Follow { get; } = new("--follow", "-f") { Description = "Go on with what happens, until Ctrl-C." };

    public IReadOnlyList<Symbol> All => [_since, _until, _router, _node, _kind, _text, _limit, Follow];

    /// <summary>The latest entries, the latest first.</summary>
    /// <exception cref="FailedException">A moment is none, or the end comes before the beginning.</exception>
    public string Latest(ParseResult parsed, DateTimeOffset now)
    {
        var (from, to) = (MomentText.Read(parsed, _since, now), MomentText.Read(parsed, _until, now));
        return to is null || string.CompareOrdinal(from, to) <= 0
            ? PathOf(parsed, ("from", from), ("to", to), ("order", "latest-first"), ("limit", parsed.GetValue(_limit).ToString(CultureInfo.InvariantCulture)))
            : throw new FailedException(ExitCode.Usage, $"--since is {from} and --until {to}; allowed a beginning before the end");
    }

    /// <summary>All since a moment, the oldest first.</summary>
    public string Since(ParseResult parsed, DateTimeOffset from) =>
        PathOf(parsed, ("from", MomentText.Shown(from)), ("order", "oldest-first"), ("limit", Most.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A question of these parts; what is null is left out.</summary>
    public static string PathOf(IEnumerable<(string Key, string? Value)> parts) =>
        $"{ApiRoutes.Timeline}?{string.Join('&', from one in parts where one.Value is not null select $"{one.Key}={Uri.EscapeDataString(one.Value)}")}";

    private string PathOf(ParseResult parsed, params (string Key, string? Value)[] more) => PathOf(
        [.. more, ("router", parsed.GetValue(_router)), ("node", parsed.GetValue(_node)), ("kind", parsed.GetValue(_kind)), ("text", parsed.GetValue(_text))]);
}
