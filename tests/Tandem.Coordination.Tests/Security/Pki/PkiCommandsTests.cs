using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;
using static Tandem.Coordination.Tests.Security.Certificates;

namespace Tandem.Coordination.Tests.Security.Pki;

/// <summary>What an operator does with the cluster's own authority.</summary>
public sealed class PkiCommandsTests : IDisposable
{
    private readonly PkiFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly PkiCommands _pki;

    public PkiCommandsTests() => _pki = new(new(_folder.Path), _time);

    private TlsFiles Lb1Files => new(_folder.File("ca.pem"), _folder.File("lb1.pem"), _folder.File("lb1.pem"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Init_and_issue_make_what_a_node_needs()
    {
        Assert.Equal(
            $"made the authority of edge, good until 2036-11-20: {_folder.Path}/ca.pem goes to every node, {_folder.Path}/ca.key is secret and stays here",
            _pki.Init("edge", 3650));
        Assert.Equal(
            $"made {_folder.Path}/lb1.pem for tandem://edge/lb1 at 10.0.0.11, good until 2028-11-22: it is secret and goes to lb1 alone",
            _pki.Issue("edge", "lb1", Lb1, 730));

        Assert.IsType<TlsReading.Usable>(CredentialReader.Read(Lb1Files, Identity, Now));
        Assert.Equal(["ca.key", "ca.pem", "lb1.pem"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_holds_a_key_is_for_its_owner_alone()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 730);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("ca.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("lb1.pem")));
        Assert.DoesNotContain("PRIVATE", _folder.Text("ca.pem"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten_without_being_told()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 730);
        var before = Contents();

        Assert.Equal($"{_folder.Path}/ca.key exists, and is not overwritten; allowed --pki rotate, or another --directory", Refusal(() => _pki.Init("edge", 3650)));
        Assert.Equal($"{_folder.Path}/lb1.pem exists, and is not overwritten; allowed --pki rotate, or another --directory", Refusal(() => _pki.Issue("edge", "lb1", Lb1, 730)));
        Assert.Equal(before, Contents());
    }

    [Fact]
    public void Rotate_makes_a_new_key_with_the_same_names()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 30);
        using var first = X509Certificate2.CreateFromPem(_folder.Text("lb1.pem"));
        _time.Advance(TimeSpan.FromDays(29));

        _pki.Rotate("lb1", 730);

        using var second = X509Certificate2.CreateFromPem(_folder.Text("lb1.pem"));
        Assert.Equal("10.0.0.11, lb1, tandem://edge/lb1", SubjectNames.Of(second).ToString());
        Assert.NotEqual(first.GetPublicKeyString(), second.GetPublicKeyString());
        Assert.Equal(new DateTime(2028, 12, 21, 12, 0, 0, DateTimeKind.Utc), second.NotAfter.ToUniversalTime());
    }

    [Fact]
    public void A_rotation_that_cannot_be_written_leaves_the_old()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 730);
        var before = _folder.Text("lb1.pem");
        Directory.CreateDirectory(_folder.File("lb1.pem.new"));

        Assert.StartsWith($"{_folder.Path}/lb1.pem cannot be written: ", Refusal(() => _pki.Rotate("lb1", 730)), StringComparison.Ordinal);
        Assert.Equal(before, _folder.Text("lb1.pem"));
    }

    [Fact]
    public void The_next_authority_is_trusted_beside_the_present_one()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 730);

        _pki.RotateAuthority("edge", 3650);

        Assert.IsType<TlsReading.Usable>(CredentialReader.Read(Lb1Files, Identity, Now));
        _pki.Rotate("lb1", 730);
        Assert.IsType<TlsReading.Usable>(CredentialReader.Read(Lb1Files, Identity, Now));
        Assert.Equal(2, TrustStore.Read(_folder.File("ca.pem")).Count);
    }

    [Fact]
    public void An_authority_that_has_ended_is_no_longer_kept()
    {
        _pki.Init("edge", 10);
        _time.Advance(TimeSpan.FromDays(11));

        _pki.RotateAuthority("edge", 3650);

        Assert.Single(TrustStore.Read(_folder.File("ca.pem")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(7301)]
    public void A_lifetime_out_of_bounds_changes_nothing(int days)
    {
        Assert.Equal($"the lifetime is {days} days; allowed 1..7300", Refusal(() => _pki.Init("edge", days)));
        Assert.Empty(Contents());

        _pki.Init("edge", 3650);
        Assert.Equal($"the lifetime is {days} days; allowed 1..7300", Refusal(() => _pki.Issue("edge", "lb1", Lb1, days)));
        Assert.Equal(2, Contents().Count);
    }

    [Fact]
    public void A_node_does_not_outlive_its_authority()
    {
        _pki.Init("edge", 100);

        Assert.Equal("the lifetime is 101 days; allowed 1..100, for the authority ends on 2027-03-03", Refusal(() => _pki.Issue("edge", "lb1", Lb1, 101)));
        _pki.Issue("edge", "lb1", Lb1, 100);
    }

    [Theory]
    [InlineData("ca")]
    [InlineData("")]
    [InlineData("../lb1")]
    [InlineData("LB1")]
    [InlineData("-lb1")]
    public void A_node_must_have_a_nodes_name(string node)
    {
        _pki.Init("edge", 3650);

        Assert.Equal(
            $"the node is {node}; allowed a name of 1 to 63 of a-z, 0-9 and -, not - at either end, and not ca",
            Refusal(() => _pki.Issue("edge", node, IPAddress.Loopback, 730)));
        Assert.Equal(2, Contents().Count);
    }

    [Fact]
    public void Without_an_authority_nothing_is_issued()
    {
        Assert.StartsWith($"{_folder.Path}/ca.key cannot be used: ", Refusal(() => _pki.Issue("edge", "lb1", Lb1, 730)), StringComparison.Ordinal);
        Assert.StartsWith($"{_folder.Path}/ca.key cannot be used: ", Refusal(() => _pki.RotateAuthority("edge", 730)), StringComparison.Ordinal);
        Assert.Empty(Contents());
    }

    private static string Refusal(Func<string> command) => Assert.Throws<PkiException>(command).Message;

    private List<string> Contents() => [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
}
