using Tandem.Network.Linux;
using Tandem.Network.Linux.Node;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Tests.Linux;

public sealed class RunDirectoryTests : IDisposable
{
    private static readonly VirtualRouterKey Key = new("front", Family.IPv4, new Vrid(51));
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-run-").FullName;
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData(null, "configured")]
    [InlineData("", "configured")]
    [InlineData("given", "given")]
    [InlineData("given:second", "given")]
    public void The_supervisor_s_directory_goes_before_the_configured_one(string? given, string used)
    {
        var full = string.IsNullOrEmpty(given) ? given : string.Join(':', given.Split(':').Select(Inside));

        var directory = RunDirectory.Open(Inside("configured"), full, _warnings.Add);

        Assert.Equal(Inside(used), directory.Path);
        Assert.True(Directory.Exists(directory.Path));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_one_warning_with_its_cure()
    {
        _ = RunDirectory.Open("/dev/null/tandem", null, _warnings.Add);

        var warning = Assert.Single(_warnings);
        Assert.StartsWith("run directory /dev/null/tandem cannot be written", warning, StringComparison.Ordinal);
        Assert.EndsWith("give it one (systemd: RuntimeDirectory=tandem; compose: tmpfs: [/run/tandem])", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checksum_form_is_remembered_by_the_next_life()
    {
        var directory = RunDirectory.Open(_folder, null, _warnings.Add);
        Assert.Null(new ChecksumMemory(directory, _warnings.Add).Recall(Key));

        new ChecksumMemory(directory, _warnings.Add).Remember(Key, ChecksumForm.MessageOnly);

        var next = new ChecksumMemory(directory, _warnings.Add);
        Assert.Equal(ChecksumForm.MessageOnly, next.Recall(Key));
        Assert.Null(next.Recall(Key with { Vrid = new Vrid(52) }));
        Assert.Null(next.Recall(Key with { Family = Family.IPv6 }));
    }

    [Fact]
    public void A_damaged_memory_is_no_memory()
    {
        File.WriteAllText(Path.Combine(_folder, "checksum-forms"), "front-4-51 Neither\nfront-4-52\n\0\0 7\nfront-4-53 MessageOnly\n");

        var memory = new ChecksumMemory(RunDirectory.Open(_folder, null, _warnings.Add), _warnings.Add);

        Assert.Null(memory.Recall(Key));
        Assert.Equal(ChecksumForm.MessageOnly, memory.Recall(Key with { Vrid = new Vrid(53) }));
    }

    [Fact]
    public void A_memory_that_cannot_be_written_warns_once_and_holds_while_it_lives()
    {
        var memory = new ChecksumMemory(RunDirectory.Open("/dev/null/tandem", null, _ => { }), _warnings.Add);

        memory.Remember(Key, ChecksumForm.MessageOnly);
        memory.Remember(Key, ChecksumForm.PseudoHeader);

        Assert.Equal(ChecksumForm.PseudoHeader, memory.Recall(Key));
        _ = Assert.Single(_warnings);
    }

    [Theory]
    [InlineData("adding an address", 1, "be root", "adding an address: Operation not permitted (errno 1); be root")]
    [InlineData("adding an address", 0, "be root", "adding an address; be root")]
    [InlineData("adding an address", 1, "", "adding an address: Operation not permitted (errno 1)")]
    public void A_refusal_is_one_line(string what, int errno, string cure, string line) =>
        Assert.Equal(line, new Refusal(what, errno, cure).ToString());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Inside(string name) => Path.Combine(_folder, name);
}
