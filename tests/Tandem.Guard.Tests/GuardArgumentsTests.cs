namespace Tandem.Guard.Tests;

public sealed class GuardArgumentsTests
{
    [Fact]
    public void All_but_the_worker_is_the_worker_s()
    {
        var parsed = GuardArguments.TryParse(["--config", "tandem.conf", "--worker", "/opt/tandem-node", "--node=a", "--wrong"]);

        Assert.Equal("/opt/tandem-node", parsed!.Worker);
        Assert.Equal(["--config", "tandem.conf", "--node=a", "--wrong"], parsed.Passed.AsEnumerable());
    }

    [Theory]
    [InlineData("--log", "Json", LogFormat.Json)]
    [InlineData("--log", "json", LogFormat.Json)]
    [InlineData("--log=Json", "--node=a", LogFormat.Json)]
    [InlineData("--log:Json", "--node=a", LogFormat.Json)]
    [InlineData("--log", "Text", LogFormat.Text)]
    [InlineData("--node", "Json", LogFormat.Text)]
    public void Lines_look_as_the_worker_s_do(string one, string next, object format)
    {
        var parsed = GuardArguments.TryParse([one, next]);

        Assert.Equal(format, parsed!.Format);
        Assert.Equal([one, next], parsed.Passed.AsEnumerable());
    }

    [Fact]
    public void Cleaning_is_the_guard_s_own()
    {
        var parsed = GuardArguments.TryParse(["--clean"]);

        Assert.True(parsed!.Clean);
        Assert.Empty(parsed.Passed);
        Assert.False(GuardArguments.TryParse(["--config", "tandem.conf"])!.Clean);
    }

    [Fact]
    public void An_upgrade_is_the_guard_s_own()
    {
        var parsed = GuardArguments.TryParse(["--upgrade"]);

        Assert.True(parsed!.Upgrade);
        Assert.Empty(parsed.Passed);
        Assert.False(GuardArguments.TryParse(["--config", "tandem.conf"])!.Upgrade);
    }

    [Fact]
    public void Whom_scripts_may_run_as_is_the_guard_s_own()
    {
        var parsed = GuardArguments.TryParse(["--script-user", "daemon", "--node", "a", "--script-user=backup"]);

        Assert.Equal(["daemon", "backup"], parsed!.ScriptUsers.AsEnumerable());
        Assert.Equal(["--node", "a"], parsed.Passed.AsEnumerable());
        Assert.Null(GuardArguments.TryParse(["--script-user"]));
        Assert.Null(GuardArguments.TryParse(["--script-user="]));
    }

    [Fact]
    public void A_worker_without_a_path_is_a_mistake()
    {
        Assert.Null(GuardArguments.TryParse(["--config", "tandem.conf", "--worker"]));
        Assert.Null(GuardArguments.TryParse(["--worker="]));
    }
}
