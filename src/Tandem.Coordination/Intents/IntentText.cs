using System.Globalization;
using System.Text;
using Tandem.Coordination.Messages;
using Tandem.Vrrp.Model;

namespace Tandem.Coordination.Intents;

/// <summary>The form of the intents on disk: lines that an operator can read. The last one counts them, so that half a file is known as one.</summary>
internal static class IntentText
{
    private const string Head = "tandem intents 1";
    private const string None = "-";

    public static string Write(IntentSet intents)
    {
        var all = intents.All;
        var text = new StringBuilder(Head).Append('\n');
        foreach (var intent in all)
        {
            text.Append(LineOf(intent)).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"end {all.Count}\n").ToString();
    }

    /// <summary>Whether an intent that another node tells is one that can be read again: one that cannot would make the whole file unreadable.</summary>
    public static bool CanHold(Intent intent) =>
        Enum.IsDefined(intent.Kind)
        && NodeNames.IsName(intent.Origin)
        && (NodeNames.IsName(intent.Node) || (intent.Kind == IntentKind.Unmove && intent.Node.Length == 0))
        && (intent.Router is not { } router || NodeNames.IsName(router.Segment))
        && ReadLine(LineOf(intent)) == intent;

    /// <returns>Null when it is not what <see cref="Write"/> wrote.</returns>
    public static IntentSet? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [Head, .. var body, var last, ""] || last != string.Create(CultureInfo.InvariantCulture, $"end {body.Length}"))
        {
            return null;
        }

        var intents = body.Select(ReadLine).ToList();
        return intents.Contains(null) ? null : IntentSet.Empty.With(intents.OfType<Intent>());
    }

    private static string LineOf(Intent intent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{KindOf(intent.Kind)} {intent.Node} {RouterOf(intent.Router)} {intent.Version.Microseconds}.{intent.Version.Counter} {intent.Origin}");

    private static Intent? ReadLine(string line) =>
        line.Split(' ') is [var kindText, var node, var routerText, var versionText, var origin]
        && Enum.TryParse<IntentKind>(kindText, ignoreCase: true, out var kind) && KindOf(kind) == kindText
        && (routerText == None ? kind is IntentKind.Drain or IntentKind.Undrain : kind is IntentKind.Move or IntentKind.Unmove)
        && TryReadRouter(routerText, out var router)
        && versionText.Split('.') is [var microseconds, var counter]
        && long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && uint.TryParse(counter, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Intent(kind, node, router, new(at, count), origin)
            : null;

    /// <summary>As a key writes itself: the segment may hold hyphens, the rest cannot.</summary>
    private static bool TryReadRouter(string text, out VirtualRouterKey? router)
    {
        router = null;
        if (text == None)
        {
            return true;
        }

        if (text.Split('-') is not [.. { Length: > 0 } segment, "4" or "6", var vrid]
            || !int.TryParse(vrid, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 255)
        {
            return false;
        }

        router = new VirtualRouterKey(string.Join('-', segment), text[text.LastIndexOf('-') - 1] == '4' ? Family.IPv4 : Family.IPv6, new Vrid(number));
        return true;
    }

    private static string RouterOf(VirtualRouterKey? router) => router?.ToString() ?? None;

    private static string KindOf(IntentKind kind) => kind switch
    {
        IntentKind.Drain => "drain",
        IntentKind.Undrain => "undrain",
        IntentKind.Move => "move",
        IntentKind.Unmove => "unmove",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "allowed Drain, Undrain, Move, Unmove"),
    };
}
