using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Security;
using Tandem.Coordination.Security.Pki;
using Tandem.Testing;
using static Tandem.Coordination.Tests.Security.Certificates;

namespace Tandem.Coordination.Tests.Security;

/// <summary>New files are noticed while the process runs; bad ones change nothing.</summary>
public sealed class CredentialWatchTests : IDisposable
{
    private readonly PkiFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Now);
    private readonly List<string> _warnings = [];
    private readonly PkiCommands _pki;
    private int _changes;

    public CredentialWatchTests() => _pki = new(new(_folder.Path), _time);

    private string NodeFile => _folder.File("lb1.pem");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_files_the_node_waits_for_them()
    {
        using var watch = Watch();
        Assert.Null(watch.Current);
        Assert.Equal(
            $"{_folder.Path}/ca.pem is missing; make the authority (tandem-node --pki init --config FILE) and a certificate for each node "
            + $"(tandem-node --pki issue lb1 --config FILE), and give this node {_folder.Path}/ca.pem and {NodeFile}",
            watch.Problem);

        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, 730);
        _time.Advance(CredentialWatch.Interval);

        Assert.NotNull(watch.Current);
        Assert.Null(watch.Problem);
        Assert.Equal(1, _changes);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_rotated_certificate_is_noticed_within_5_seconds()
    {
        using var watch = Begin();
        var before = watch.Current!.Certificate.Thumbprint;

        _pki.Rotate("lb1", 730);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotEqual(before, watch.Current.Certificate.Thumbprint);
        Assert.Equal(1, _changes);
        Assert.Empty(_warnings);
    }

    /// <summary>Reading what nobody writes hangs as a disk may.</summary>
    [Fact]
    public async Task A_file_that_cannot_be_read_to_its_end_holds_up_one_look_and_not_one_more_every_five_seconds()
    {
        using var watch = Begin();
        var content = await File.ReadAllTextAsync(NodeFile);
        File.Delete(NodeFile);
        Command.Run(TimeSpan.FromSeconds(10), "mkfifo", [NodeFile]);
        var looking = Task.Run(watch.Look);

        // It has begun to read when whoever writes is let in.
        await using (var writing = await Task.Run(() => new FileStream(NodeFile, FileMode.Open, FileAccess.Write)))
        {
            await Task.Run(watch.Look).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.False(looking.IsCompleted);
            File.Delete(NodeFile);
            await File.WriteAllTextAsync(NodeFile, content);
        }

        await looking.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_further_authority_is_noticed()
    {
        using var watch = Begin();

        _pki.RotateAuthority("edge", 3650);
        _time.Advance(CredentialWatch.Interval);

        Assert.Equal(2, watch.Current!.Authorities.Count);
        Assert.Equal(1, _changes);
    }

    [Fact]
    public void A_spoilt_file_leaves_the_present_certificate_in_use_and_is_named_once()
    {
        using var watch = Begin();
        var before = watch.Current;

        File.WriteAllText(NodeFile, "spoilt");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Same(before, watch.Current);
        Assert.Equal(0, _changes);
        Assert.StartsWith($"the present certificate stays in use: {NodeFile} with {NodeFile} cannot be used: ", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_put_right_with_the_former_content_is_no_change()
    {
        using var watch = Begin();
        var good = File.ReadAllText(NodeFile);
        File.WriteAllText(NodeFile, "spoilt");
        _time.Advance(CredentialWatch.Interval);

        File.WriteAllText(NodeFile, good);
        _time.Advance(CredentialWatch.Interval);

        Assert.Equal(0, _changes);
    }

    [Fact]
    public void The_certificate_of_another_node_is_not_shown_to_anybody()
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb2", Lb2, 730);
        File.Copy(_folder.File("lb2.pem"), NodeFile);

        using var watch = Watch();

        Assert.Null(watch.Current);
        Assert.Equal(
            $"{NodeFile} would be refused by every peer: its certificate names 10.0.0.12, lb2, tandem://edge/lb2, "
            + "and this must be lb1 of cluster edge at 10.0.0.11; issue one with that name and address: tandem-node --pki issue lb1",
            watch.Problem);
    }

    [Fact]
    public void The_end_is_announced_beforehand()
    {
        using var watch = Begin(days: 8);
        Assert.Equal($"the certificate in {NodeFile} ends on 2026-12-01 12:00 UTC, in 8 days; renew it: tandem-node --pki rotate lb1", Assert.Single(_warnings));

        _time.Advance(TimeSpan.FromHours(25));

        // Looking every five seconds, so at 7 days sharp.
        Assert.Equal($"the certificate in {NodeFile} ends on 2026-12-01 12:00 UTC, in 7 days; renew it: tandem-node --pki rotate lb1", _warnings[1]);
        Assert.Equal(2, _warnings.Count);
    }

    private CredentialWatch Begin(int days = 730)
    {
        _pki.Init("edge", 3650);
        _pki.Issue("edge", "lb1", Lb1, days);
        return Watch();
    }

    private CredentialWatch Watch()
    {
        var watch = new CredentialWatch(new(_folder.File("ca.pem"), NodeFile, NodeFile), Identity, _time, _warnings.Add);
        watch.Changed += () => _changes++;
        return watch;
    }
}
