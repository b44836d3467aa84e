namespace Tandem.Coordination.Security.Pki;

/// <summary>How long certificates are good for.</summary>
public static class Lifetime
{
    public const int LeastDays = 1;
    public const int MostDays = 7300;

    /// <summary>Of the authority: ten years.</summary>
    public const int AuthorityDays = 3650;

    /// <summary>Of a node: two years. Its end stops advice, never an address, and is announced in the log from 30 days before.</summary>
    public const int NodeDays = 730;

    /// <summary>A certificate begins a day before it is made: nodes' clocks differ, and a fresh one must not be refused as not yet valid.</summary>
    public static readonly TimeSpan Backdating = TimeSpan.FromDays(1);

    /// <exception cref="PkiException">Out of bounds.</exception>
    public static void Check(int days)
    {
        if (days is < LeastDays or > MostDays)
        {
            throw new PkiException($"the lifetime is {days} days; allowed {LeastDays}..{MostDays}");
        }
    }
}
