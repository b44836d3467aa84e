using System.Text.RegularExpressions;

namespace Tandem.Coordination.Wire;

/// <summary>Finds the peer in the path of an actor that serves its connection.</summary>
internal static partial class PeerPath
{
    /// <returns>Host of the peer's cluster address, or null when the path is of another kind.</returns>
    public static string? AddressIn(string path)
    {
        var match = Endpoint().Match(path);
        return match.Success ? Uri.UnescapeDataString(match.Groups["host"].Value).Trim('[', ']') : null;
    }

    [GeneratedRegex("akka(\\.ssl)?\\.tcp%3A%2F%2F[^/%]+%40(?<host>[^/]+?)%3A[0-9]+(-[0-9]+)?(/|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Endpoint();
}
