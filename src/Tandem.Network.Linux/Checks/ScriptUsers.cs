namespace Tandem.Network.Linux.Checks;

/// <summary>
/// As whom this process runs scripts. One of root may run them as anybody. One that only has the capabilities for it runs them for
/// somebody with fewer rights than it has itself, so it takes nobody, and whom its own command line names; root is none of them.
/// </summary>
internal sealed class ScriptUsers
{
    /// <summary>Whoever decides what is run decides as whom.</summary>
    public static readonly ScriptUsers All = new(null);

    private readonly IReadOnlyCollection<string>? _permitted;

    private ScriptUsers(IReadOnlyCollection<string>? permitted) => _permitted = permitted;

    /// <summary>Those that are named, and nobody; everyone for a process of root.</summary>
    public static ScriptUsers Only(IReadOnlyCollection<string> named) =>
        Environment.IsPrivilegedProcess ? All : Named(named);

    internal static ScriptUsers Named(IReadOnlyCollection<string> named) => new([UserTable.Nobody, .. named]);

    /// <summary>Finds the user to change to.</summary>
    /// <param name="wanted">By name; null: nobody if this process could be anybody, else as this process.</param>
    /// <param name="user">Null: no change.</param>
    /// <returns>Why not, in one line; otherwise null.</returns>
    public string? TryResolve(string? wanted, out (int Id, int Group)? user) =>
        Resolve(wanted, Environment.UserName, UserTable.MayBeAnybody, UserTable.Find, out user);

    internal string? Resolve(string? wanted, string own, bool mayBeAnybody, Func<string, (int Id, int Group)?> find, out (int Id, int Group)? user)
    {
        user = null;
        if (wanted is null ? !mayBeAnybody : wanted == own)
        {
            return null;
        }

        var name = wanted ?? UserTable.Nobody;
        if (!mayBeAnybody)
        {
            return $"this process may not become user {name}";
        }

        if (find(name) is not { } found)
        {
            return $"there is no user {name}";
        }

        if (_permitted is not null && (found.Id == 0 || found.Group == 0))
        {
            return $"user {name} is not permitted: only a guard that runs as root runs scripts as root";
        }

        if (_permitted?.Contains(name) == false)
        {
            return $"user {name} is not permitted: add --script-user {name} to the guard's command line (TANDEM_ARGS in /etc/default/tandem)";
        }

        user = found;
        return null;
    }
}
