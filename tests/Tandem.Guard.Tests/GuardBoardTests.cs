using System.Buffers.Binary;
using Tandem.Network.Linux.Guard;
using Tandem.Testing;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Tests;

public sealed class GuardBoardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-guard-").FullName;

    private string File => Path.Combine(_folder, "board");

    [Fact]
    public void What_one_end_writes_the_other_reads()
    {
        using var guard = GuardBoard.Create(File);
        using var worker = GuardBoard.Attach(File, out var refusal);
        Assert.Null(refusal);
        Assert.Null(guard.LastBeat(Progress.LinkLoop));

        worker!.Beat(Progress.LinkLoop, new Instant(77));
        worker.Allow(Progress.Executor, TimeSpan.FromSeconds(4));
        worker.SetOpen(0, open: true);
        worker.SetOpen(8159, open: true);

        Assert.Equal(new Instant(77), guard.LastBeat(Progress.LinkLoop));
        Assert.Null(guard.LastBeat(Progress.Executor));
        Assert.Equal(TimeSpan.FromSeconds(4), guard.Allowed(Progress.Executor));
        Assert.Null(guard.Allowed(Progress.LinkLoop));
        Assert.Equal([0, 8159], Enumerable.Range(0, 8160).Where(guard.IsOpen));
        worker.SetOpen(0, open: false);
        Assert.False(guard.IsOpen(0));
    }

    [Fact]
    public void It_stands_in_the_file_as_laid_out_and_only_its_owner_may_look()
    {
        using var board = GuardBoard.Create(File);
        board.Beat(Progress.LinkLoop, new Instant(0x0102));
        board.Beat(Progress.Nics, new Instant(0x0304));
        board.SetOpen(2, open: true);
        board.Allow(Progress.Executor, TimeSpan.FromTicks(0x0506));

        var bytes = System.IO.File.ReadAllBytes(File);

        // A header of 64 bytes, seven lines of 64 for what moves, one byte for each of 8,160 routers.
        Assert.Equal(64 + (7 * 64) + 8160, bytes.Length);
        Assert.Equal("TBRD"u8.ToArray(), bytes[..4]);
        Assert.Equal(4, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal(0x0102, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(64)));
        Assert.Equal(0x0304, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(64 + (2 * 64))));
        Assert.Equal(0x0506, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(64 + 64 + 8)));
        Assert.Equal([0, 0, 1, 0], bytes[512..516]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_board_of_another_version_is_refused(int offset)
    {
        GuardBoard.Create(File).Dispose();
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[offset]++;
        System.IO.File.WriteAllBytes(File, bytes);

        Assert.Null(GuardBoard.Attach(File, out var refusal));
        Assert.Contains("install tandemd and tandem-node of the same version", refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_file_is_refused()
    {
        System.IO.File.WriteAllBytes(File, new byte[100]);

        Assert.Null(GuardBoard.Attach(File, out var refusal));
        Assert.Contains("100 bytes instead of", refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_life_s_board_cannot_be_written_by_the_one_before()
    {
        using var first = GuardBoard.Create(File);
        using var second = GuardBoard.Create(File);

        first.SetOpen(1, open: true);

        Assert.False(second.IsOpen(1));
    }

    /// <summary>Storing into a page for which there is no room would end the guard.</summary>
    [KernelFact(Needs = "mount,umount,root of the host")]
    public void On_a_full_disk_it_is_refused_and_the_process_lives()
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder, "disk")).FullName;
        new RunningProgram("mount", ["-t", "tmpfs", "-o", "size=4096", "none", disk]).WaitForExit(TimeSpan.FromSeconds(10));
        try
        {
            Assert.Throws<IOException>(() => GuardBoard.Create(Path.Combine(disk, "board")));
        }
        finally
        {
            new RunningProgram("umount", [disk]).WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8160)]
    public void There_is_no_place_outside_it(int slot)
    {
        using var board = GuardBoard.Create(File);

        Assert.Throws<ArgumentOutOfRangeException>(() => board.SetOpen(slot, open: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
