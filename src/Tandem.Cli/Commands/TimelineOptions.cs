using System.CommandLine;
using System.Globalization;
using Tandem.Api.Contracts;

namespace Tandem.Cli.Commands;

/// <summary>What "tandem timeline" lets one choose, and the question that becomes of it.</summary>
internal sealed class TimelineOptions
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

    public TimelineOptions() => _limit.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > Most))
        {
            result.AddError($"--limit is {result.Tokens[0].Value}; allowed 1..{Most}");
        }
    });

    public Option<bool> Follow { get; } = new("--follow", "-f") { Description = "Go on with what happens, until Ctrl-C." };

    public IReadOnlyList<Symbol> All => [_since, _until, _router, _node, _kind, _text, _limit, Follow];

    /// <summary>The latest entries, the latest first.</summary>
    /// <exception cref="FailedException">A moment is none.</exception>
    public string Latest(ParseResult parsed, DateTimeOffset now) => PathOf(
        parsed,
        ("from", Moment(parsed, _since, now)),
        ("to", Moment(parsed, _until, now)),
        ("order", "latest-first"),
        ("limit", parsed.GetValue(_limit).ToString(CultureInfo.InvariantCulture)));

    /// <summary>All since a moment, the oldest first.</summary>
    public string Since(ParseResult parsed, DateTimeOffset from) =>
        PathOf(parsed, ("from", Shown(from)), ("order", "oldest-first"), ("limit", Most.ToString(CultureInfo.InvariantCulture)));

    private static string? Moment(ParseResult parsed, Option<string?> option, DateTimeOffset now) => parsed.GetValue(option) is not { } text
        ? null
        : Shown(MomentText.Parse(text, now) ?? throw new FailedException(ExitCode.Usage, $"{option.Name} is {text}; allowed {MomentText.Allowed}"));

    private static string Shown(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private string PathOf(ParseResult parsed, params (string Key, string? Value)[] more)
    {
        (string Key, string? Value)[] chosen =
            [.. more, ("router", parsed.GetValue(_router)), ("node", parsed.GetValue(_node)), ("kind", parsed.GetValue(_kind)), ("text", parsed.GetValue(_text))];
        return $"{ApiRoutes.Timeline}?{string.Join('&', from one in chosen where one.Value is not null select $"{one.Key}={Uri.EscapeDataString(one.Value)}")}";
    }
}
