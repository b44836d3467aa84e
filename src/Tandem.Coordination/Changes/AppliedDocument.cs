using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Changes;

/// <summary>The document that was confirmed last on this node, and those that it came after: by them a node that was away knows that it may follow.</summary>
/// <param name="Version">When it was confirmed.</param>
/// <param name="Digest">Of the document.</param>
/// <param name="Replaced">Those before, the latest first.</param>
internal sealed record AppliedDocument(HybridStamp Version, string Digest, Items<string> Replaced)
{
    private const string Head = "tandem applied 1";
    private const int MostReplaced = 16;

    /// <summary>Nothing was.</summary>
    public static readonly AppliedDocument None = new(default, "", []);

    /// <summary>What tells a document from another: every sign of it.</summary>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Another one comes after the document with this digest.</summary>
    public AppliedDocument Next(HybridStamp version, string digest, string before)
    {
        IEnumerable<string> older = Digest == before ? Replaced : [];
        return new(version, digest, [.. older.Prepend(before).Where(one => one != digest).Distinct(StringComparer.Ordinal).Take(MostReplaced)]);
    }

    /// <summary>Lines that an operator can read.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture, $"{Head}\n{Version.Microseconds}.{Version.Counter} {Digest}\n{string.Concat(Replaced.Select(one => $"replaced {one}\n"))}end {Replaced.Count}\n");

    /// <returns>Null when it is not what <see cref="Write"/> wrote.</returns>
    public static AppliedDocument? Read(string text) =>
        text.Split('\n') is [Head, var first, .. var body, var last, ""]
        && last == string.Create(CultureInfo.InvariantCulture, $"end {body.Length}")
        && first.Split('.', ' ') is [var microseconds, var counter, { Length: > 0 } digest]
        && long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && uint.TryParse(counter, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && body.All(line => line.StartsWith("replaced ", StringComparison.Ordinal))
            ? new(new(at, count), digest, [.. body.Select(line => line["replaced ".Length..])])
            : null;
}
