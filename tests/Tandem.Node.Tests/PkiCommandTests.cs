using System.Security.Cryptography.X509Certificates;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

/// <summary>Certificates from the command line: one line says what was done, or what is wrong and allowed, and then nothing was done.</summary>
public sealed class PkiCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-pki-").FullName;
    private readonly string _shipped = Path.Combine(RepositoryRoot.Path, "hocon/tandem.conf");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_cluster_gets_its_certificates_from_three_commands()
    {
        Assert.StartsWith("made the authority of edge", Good("--pki", "init", "--config", _shipped), StringComparison.Ordinal);
        Assert.StartsWith($"made {_folder}/lb1.pem for tandem://edge/lb1 at 10.0.0.11", Good("--pki", "issue", "lb1", "--config", _shipped), StringComparison.Ordinal);
        Assert.StartsWith($"made {_folder}/lb2.pem for tandem://edge/lb2 at 10.0.0.12", Good("--pki", "issue", "lb2", "--config", _shipped), StringComparison.Ordinal);

        Assert.Equal(["ca.key", "ca.pem", "lb1.pem", "lb2.pem"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_configuration_name_and_address_are_given()
    {
        Good("--pki", "init", "--cluster", "edge");
        Good("--pki", "issue", "lb1", "--cluster", "edge", "--address", "fd00::11", "--days", "30");

        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, "lb1.pem"));
        Assert.InRange((certificate.NotAfter - certificate.NotBefore).TotalDays, 30.9, 31.1); // It begins a day early.
    }

    [Fact]
    public void Rotation_replaces_a_nodes_certificate_and_then_the_authority()
    {
        Good("--pki", "init", "--cluster", "edge");
        Good("--pki", "issue", "lb1", "--cluster", "edge", "--address", "10.0.0.11");
        var before = File.ReadAllText(Path.Combine(_folder, "lb1.pem"));

        Assert.StartsWith($"made {_folder}/lb1.pem", Good("--pki", "rotate", "lb1"), StringComparison.Ordinal);
        Assert.NotEqual(before, File.ReadAllText(Path.Combine(_folder, "lb1.pem")));
        Assert.StartsWith("made the next authority", Good("--pki", "rotate", "ca", "--cluster", "edge"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pki is renew; allowed init, issue NODE, rotate NODE or rotate ca", "renew")]
    [InlineData("--pki is issue; allowed init, issue NODE, rotate NODE or rotate ca", "issue")]
    [InlineData("the cluster's name is missing; allowed --cluster NAME, or --config FILE", "init")]
    [InlineData("the address of lb1 is missing; allowed --address IP, or --config FILE", "issue", "lb1", "--cluster", "edge")]
    [InlineData("--address is nonsense; allowed the node's management address, such as 10.0.0.11", "issue", "lb1", "--cluster", "edge", "--address", "nonsense")]
    [InlineData("the lifetime is 0 days; allowed 1..7300", "init", "--cluster", "edge", "--days", "0")]
    public void Wrong_input_gets_one_line_and_changes_nothing(string line, params string[] arguments)
    {
        var run = Invocation.Run(["--pki", .. arguments, "--directory", _folder]);

        Assert.Equal((2, "", $"tandem-node: {line}\n"), (run.Code, run.Output, run.Error));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Certificates_are_made_where_the_configuration_has_nodes_look_for_them()
    {
        var config = Config("""{ ca = "FOLDER/made/ca.pem", certificate = "FOLDER/made/{node}.pem" }""");

        foreach (var step in new[] { "init", "issue lb1", "rotate lb1", "rotate ca" })
        {
            Assert.Equal((0, ""), Outcome(Invocation.Run(["--pki", .. step.Split(' '), "--config", config])));
        }

        Assert.Equal(["ca.key", "ca.pem", "lb1.pem"], Directory.GetFiles(Path.Combine(_folder, "made")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains($"with TLS by {_folder}/made/lb1.pem\n", Invocation.Run("--check", config, "--node", "lb1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_is_given_counts_more_than_the_configuration()
    {
        Good("--pki", "init", "--config", Config("""{ ca = "FOLDER/made/ca.pem", certificate = "FOLDER/made/{node}.pem" }"""));

        Assert.True(File.Exists(Path.Combine(_folder, "ca.pem")));
        Assert.False(Directory.Exists(Path.Combine(_folder, "made")));
    }

    [Theory]
    [InlineData("FOLDER/x/trust.pem", "FOLDER/x/{node}.pem", "FOLDER/x/{node}.pem")]
    [InlineData("FOLDER/x/ca.pem", "FOLDER/y/{node}.pem", "FOLDER/y/{node}.pem")]
    [InlineData("FOLDER/x/ca.pem", "FOLDER/x/own.pem", "FOLDER/x/own.pem")]
    [InlineData("FOLDER/x/ca.pem", "FOLDER/x/{node}.pem", "FOLDER/x/{node}.key")]
    public void Where_nodes_look_for_other_files_none_are_made(string authorities, string certificate, string key)
    {
        var config = Config($$"""{ ca = "{{authorities}}", certificate = "{{certificate}}", key = "{{key}}" }""");

        var files = $"{authorities}, {certificate} and {key}".Replace("FOLDER", _folder, StringComparison.Ordinal);
        Assert.Equal(
            (2, $"tandem-node: {config} has the nodes look for {files}, and --pki makes DIR/ca.pem and DIR/NODE.pem with the key in it; allowed coordination.tls that says so, or --directory DIR, and the files copied from there\n"),
            Outcome(Invocation.Run("--pki", "init", "--config", config)));
        Assert.Equal([config], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Without_a_configuration_certificates_are_made_where_a_node_looks_for_them_by_default()
    {
        Assert.Matches(@"--directory <DIR>\s.*or else /etc/tandem/pki\.", Invocation.Run("--help").Output);
        Assert.Contains("of 2 nodes with TLS by /etc/tandem/pki/lb1.pem\n", Invocation.Run("--check", _shipped, "--node", "lb1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_the_configuration_does_not_name_gets_nothing()
    {
        var run = Invocation.Run("--pki", "issue", "lb9", "--config", _shipped, "--directory", _folder);

        Assert.Equal((2, $"tandem-node: the node is lb9; allowed one of {_shipped}: lb1, lb2\n"), (run.Code, run.Error));
    }

    private static (int Code, string Error) Outcome(Invocation run) => (run.Code, run.Error);

    private string Config(string tls)
    {
        var file = Path.Combine(_folder, "tandem.conf");
        File.WriteAllText(file, $$"""
            tandem {
              cluster = edge
              nodes { lb1 { address = 10.0.0.11 }, lb2 { address = 10.0.0.12 } }
              segments { front { interface = eth0 } }
              virtual-routers { web { segment = front, vrid = 51, addresses = ["192.168.1.100/24"], prefer = [lb1, lb2] } }
              coordination.tls {{tls.Replace("FOLDER", _folder, StringComparison.Ordinal)}}
            }
            """);
        return file;
    }

    private string Good(params string[] arguments)
    {
        var run = Invocation.Run([.. arguments, "--directory", _folder]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Output;
    }
}
