namespace Tandem.Api.Doors;

/// <summary>Somebody who may ask over TCP.</summary>
/// <param name="Role">What they may do.</param>
/// <param name="Name">For people.</param>
/// <param name="IsCertificate">They show a certificate; otherwise a token.</param>
/// <param name="Hash">SHA-256 of that.</param>
internal sealed record AccessLine(Role Role, string Name, bool IsCertificate, byte[] Hash)
{
    /// <summary>What a line may be.</summary>
    public const string Allowed = "ROLE NAME KIND HASH with ROLE read-only or operator, KIND token or certificate, HASH 64 hexadecimal digits";

    private const int HashLength = 32;

    /// <summary>Null: it is none.</summary>
    public static AccessLine? Parse(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var role, var name, var kind, var hash] || kind is not ("token" or "certificate"))
        {
            return null;
        }

        Role? known = role switch { "read-only" => Role.ReadOnly, "operator" => Role.Operator, _ => null };
        return known is { } found && hash.Length == 2 * HashLength && hash.All(char.IsAsciiHexDigit) ? new(found, name, kind == "certificate", Convert.FromHexString(hash)) : null;
    }
}
