using Tandem.Coordination.Changes;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Changes;

public sealed class DocumentFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-document-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_file_is_replaced_with_the_mode_that_it_had_and_a_link_stays_one()
    {
        var (real, link) = (Path.Combine(_folder.FullName, "real.conf"), Path.Combine(_folder.FullName, "tandem.conf"));
        File.WriteAllText(real, "old");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(link, real);
        var file = new DocumentFile(link);

        Assert.Null(file.Refusal());
        Assert.Null(file.Replace("new"));

        Assert.Equal("new", File.ReadAllText(real));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(real));
        Assert.Equal(real, File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName);
        Assert.Equal(["real.conf", "tandem.conf"], _folder.GetFiles().Select(found => found.Name).Order());
    }

    [Fact]
    public void What_was_applied_is_read_as_it_was_written_and_half_a_file_is_none()
    {
        var applied = new AppliedDocument(new HybridStamp(1_700_000_000_000_000, 3), "ab", ["cd", "ef"]);

        Assert.Equal("tandem applied 1\n1700000000000000.3 ab\nreplaced cd\nreplaced ef\nend 2\n", applied.Write());
        Assert.Equal(applied, AppliedDocument.Read(applied.Write()));
        Assert.Null(AppliedDocument.Read(applied.Write()[..^8]));
        Assert.Null(AppliedDocument.Read("x"));
    }
}
