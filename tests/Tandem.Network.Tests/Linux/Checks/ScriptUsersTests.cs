using Tandem.Network.Linux.Checks;

namespace Tandem.Network.Tests.Linux.Checks;

/// <summary>As whom a script runs: by the process, by what the guard's command line permits, and by what the check wants.</summary>
public sealed class ScriptUsersTests
{
    private const string Refused = "user root is not permitted: only a guard that runs as root runs scripts as root";

    [Theory]
    [InlineData(null, false, null, null)]
    [InlineData("tandem", false, null, null)]
    [InlineData("daemon", false, "this process may not become user daemon", null)]
    [InlineData(null, true, null, 65534)]
    [InlineData("tandem", true, null, null)]
    [InlineData("daemon", true, null, 1)]
    [InlineData("root", true, null, 0)]
    [InlineData("nowhere-man", true, "there is no user nowhere-man", null)]
    public void Without_a_boundary_it_is_whom_the_check_names(string? wanted, bool mayBeAnybody, string? refusal, int? id)
    {
        Assert.Equal(refusal, ScriptUsers.All.Resolve(wanted, "tandem", mayBeAnybody, Find, out var user));
        Assert.Equal(id, user?.Id);
    }

    [Theory]
    [InlineData(null, null, 65534)]
    [InlineData("nobody", null, 65534)]
    [InlineData("backup", null, 34)]
    [InlineData("tandem", null, null)]
    [InlineData("daemon", "user daemon is not permitted: add --script-user daemon to the guard's command line (TANDEM_ARGS in /etc/default/tandem)", null)]
    [InlineData("root", Refused, null)]
    public void A_guard_that_is_not_root_takes_nobody_and_whom_its_command_line_names(string? wanted, string? refusal, int? id)
    {
        Assert.Equal(refusal, ScriptUsers.Named(["backup", "root"]).Resolve(wanted, "tandem", mayBeAnybody: true, Find, out var user));
        Assert.Equal(id, user?.Id);
    }

    private static (int Id, int Group)? Find(string name) => name switch
    {
        "root" => (0, 0),
        "daemon" => (1, 1),
        "backup" => (34, 34),
        "nobody" => (65534, 65534),
        _ => null,
    };
}
