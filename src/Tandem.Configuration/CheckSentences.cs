using System.Globalization;
using System.Text;
using Tandem.Configuration.Model;
using Tandem.Network.Checks;

namespace Tandem.Configuration;

/// <summary>The health checks of a node, a line each, and what they do; nothing when there are none.</summary>
internal static class CheckSentences
{
    public static string Of(NodeConfiguration node)
    {
        var text = new StringBuilder(node.Checks.Count > 0 ? "\n" : "");
        foreach (var check in node.Checks)
        {
            var uses = node.Segments.SelectMany(segment => segment.Routers)
                .SelectMany(router => router.Checks.Where(use => use.Check == check.Name).Select(use => $"{router.Name} {Shown(use)}"));
            text.Append(CultureInfo.InvariantCulture, $"check {check.Name}: {Shown(check)}; {string.Join(", ", uses)}\n");
        }

        return text.ToString();
    }

    private static string Shown(CheckPlan check) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Shown(check.Target)} every {check.Interval.TotalSeconds:0.###}s{(HasTimeout(check.Target) ? $", at most {check.Timeout.TotalSeconds:0.###}s" : "")}, down after {check.Fall}, up after {check.Rise}");

    private static bool HasTimeout(CheckTarget target) => target is not (CheckTarget.Process or CheckTarget.Interface);

    private static string Shown(CheckTarget target) => target switch
    {
        CheckTarget.Http http => $"{http.Url} answers {http.Status}{(http.Host is { } host ? $" as {host}" : "")}{Shown(http.Body)}{(http.VerifiesCertificate ? "" : ", whoever it is")}",
        CheckTarget.Tcp tcp => $"{tcp.EndPoint} accepts connections",
        CheckTarget.Process { PidFile: { } file } => $"the process of {file} lives",
        CheckTarget.Process process => $"a process {process.Name} lives",
        CheckTarget.Interface link => $"{link.Name} has carrier",
        CheckTarget.Script script => $"{script.Command} as {script.Command.User ?? "nobody"} ends with 0",
        _ => target.ToString(),
    };

    private static string Shown(BodyMatch? body) => body is null ? "" : $" with {(body.IsPattern ? "pattern " : "")}'{body.Text}'";

    private static string Shown(RouterCheck use) => use.Weight switch
    {
        null => "releases when it is down",
        < 0 and var weight => string.Create(CultureInfo.InvariantCulture, $"has {weight} while it is down"),
        var weight => string.Create(CultureInfo.InvariantCulture, $"has +{weight} while it is up"),
    };
}
