using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Network.Linux.Doctor;

/// <summary>
/// Chains that drop what no rule names, and no rule that names VRRP or the channel. Only a hint: what a rule means is not worked out, and whether adverts
/// arrive is told by the running nodes.
/// </summary>
public static partial class FirewallExam
{
    /// <param name="ruleset">What "nft list ruleset" prints; null: it cannot be read.</param>
    /// <param name="node">Whose.</param>
    public static IEnumerable<Symptom> Look(string? ruleset, Practice node)
    {
        if (ruleset is null)
        {
            return [new(Gravity.Notice, "the firewall cannot be read", "run this as root, or with CAP_NET_ADMIN")];
        }

        Symptom[] found = [.. Chains().Matches(ruleset).Where(chain => Closed().IsMatch(chain.Value)).SelectMany(chain => Look(chain, node))];
        return found.Length > 0 ? found : [Symptom.Well("no chain of the firewall drops VRRP or the channel by default")];
    }

    private static IEnumerable<Symptom> Look(Match chain, Practice node)
    {
        var (body, name, hook) = (chain.Value, chain.Groups["name"].Value, chain.Groups["hook"].Value);
        if (!Vrrp().IsMatch(body))
        {
            yield return new(Gravity.Trouble, $"chain {name} ({hook}) drops what no rule names, and no rule names VRRP", "a rule in it: meta l4proto vrrp accept (iptables: -p vrrp -j ACCEPT)");
        }

        var port = node.Port?.ToString(CultureInfo.InvariantCulture);
        if (port is not null && hook == "input" && !body.Contains(port, StringComparison.Ordinal))
        {
            yield return new(Gravity.Notice, $"chain {name} ({hook}) drops what no rule names, and no rule names TCP port {port} of the channel", $"a rule in it: tcp dport {port} accept, on the management network");
        }
    }

    [GeneratedRegex("^\\s*chain (?<name>\\S+) \\{\\s*type filter hook (?<hook>input|output) .*?^\\s*\\}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Chains();

    [GeneratedRegex("policy drop|^\\s*(counter )?(packets \\d+ bytes \\d+ )?(drop|reject)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Closed();

    [GeneratedRegex("vrrp|\\b112\\b|224\\.0\\.0\\.18", RegexOptions.IgnoreCase)]
    private static partial Regex Vrrp();
}
