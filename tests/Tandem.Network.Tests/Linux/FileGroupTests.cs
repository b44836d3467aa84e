using Tandem.Network.Linux.Node;

namespace Tandem.Network.Tests.Linux;

/// <summary>A file is given to a group only when the host has it, and a refusal is said.</summary>
public sealed class FileGroupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tandem-group-");
    private readonly List<string> _said = [];

    /// <summary>Anybody may give a file of his to a group he is in.</summary>
    [Fact]
    public void A_group_of_the_host_gets_the_file()
    {
        var own = File.ReadLines("/proc/self/status").First(line => line.StartsWith("Gid:", StringComparison.Ordinal)).Split('\t')[2];

        Assert.True(Give($"root:x:0:\ntandem-test:x:{own}:somebody\n"));
        Assert.Empty(_said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("root:x:0:\n")]
    [InlineData("tandem-test\n")]
    [InlineData("tandem-test:x:many:\n")]
    [InlineData("tandem-tests:x:5:\n")]
    public void Without_the_group_nothing_is_said(string groups)
    {
        Assert.False(Give(groups));
        Assert.Empty(_said);
    }

    [Fact]
    public void A_host_without_groups_has_no_group() => Assert.False(FileGroup.TryGive(FileOf("socket"), "tandem-test", FileOf("none"), _said.Add));

    [Fact]
    public void What_the_kernel_refuses_is_said_with_its_cure()
    {
        Assert.False(FileGroup.TryGive(FileOf("none"), "tandem-test", Groups("tandem-test:x:5:\n"), _said.Add));
        Assert.Contains("until then only root can use it", Assert.Single(_said), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private bool Give(string groups)
    {
        File.WriteAllText(FileOf("socket"), "");
        return FileGroup.TryGive(FileOf("socket"), "tandem-test", Groups(groups), _said.Add);
    }

    private string Groups(string text)
    {
        File.WriteAllText(FileOf("group"), text);
        return FileOf("group");
    }

    private string FileOf(string name) => Path.Combine(_folder.FullName, name);
}
