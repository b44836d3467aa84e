using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>The command line: what is wrong ends it with 2 and touches nothing.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-node-").FullName;

    /// <summary>akka.conf is part of the program.</summary>
    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "hocon"), "*.conf", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "akka.conf")
        .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Check_accepts_every_file_we_ship(string file)
    {
        var run = Invocation.Run("--check", Path.Combine(RepositoryRoot.Path, file));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.EndsWith($"{file}: valid\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_names_file_line_value_and_what_is_allowed()
    {
        var file = Write(Pair.Configuration().Replace("vrid = 51", "vrid = 256", StringComparison.Ordinal));

        var run = Invocation.Run("--check", file);

        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"{file}:10: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("256", run.Error, StringComparison.Ordinal);
        Assert.Contains("1..255", run.Error, StringComparison.Ordinal);
    }

    [KernelFact(Needs = "nft")]
    public void A_bad_file_stops_the_start_and_nothing_is_touched()
    {
        using var pair = new Pair();
        var before = pair.A.Settings();
        pair.A.Start(Pair.Configuration("no-such-key = 1"));

        Assert.Equal(2, pair.A.Worker.WaitForExit(Until.Long));

        Assert.Contains("tandem.conf:", pair.A.Said, StringComparison.Ordinal);
        Assert.Contains("no-such-key", pair.A.Said, StringComparison.Ordinal);
        Assert.Equal(before, pair.A.Settings());
        Assert.Equal("", pair.A.Macvlans() + pair.A.Tables());
        Assert.Equal(["tandem.conf"], Directory.GetFiles(pair.A.RunDirectory).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("--check", "/no/such/file.conf", "does not exist")]
    [InlineData("--config", "/no/such/file.conf", "does not exist")]
    [InlineData("--check", "/usr", "is a directory")]
    [InlineData("--config", "", "does not exist")]
    [InlineData("--check", "", "does not exist")]
    public void A_file_that_is_none_is_named(string option, string file, string why)
    {
        var run = Invocation.Run(option, file);

        Assert.Equal((2, $"'{file}' {why}; allowed a configuration file\n"), (run.Code, run.Error));
    }

    [Theory]
    [InlineData("--check")]
    [InlineData("--config")]
    public void An_unknown_node_is_named_with_the_known_ones(string option)
    {
        var run = Invocation.Run(option, Write(Pair.Configuration()), "--node", "stranger");

        Assert.Equal(2, run.Code);
        Assert.Contains("has no node stranger; allowed: a, b (choose with --node NAME)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_arguments_it_says_what_is_missing()
    {
        var run = Invocation.Run();

        Assert.Equal((2, "tandem-node: --config FILE is missing (or --check FILE, or --pki); see tandem-node --help\n"), (run.Code, run.Error));
    }

    [Fact]
    public void An_unknown_option_is_named()
    {
        var run = Invocation.Run("--no-such-option");

        Assert.Equal(2, run.Code);
        Assert.Contains("--no-such-option", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var run = Invocation.Run("--help");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.All(["--config", "--node", "--check", "--log"], option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "tandem.conf");
        File.WriteAllText(file, text);
        return file;
    }
}
