using System.IO.MemoryMappedFiles;
using Tandem.Vrrp.Model;

namespace Tandem.Network.Linux.Guard;

/// <summary>
/// Memory that guard and worker share: when the worker last moved, and which of its routers are open. Writing to it is a store, so that
/// the link loop can do it in every turn; it outlives its writer, however that ends.
/// </summary>
public sealed unsafe class GuardBoard : IDisposable
{
    /// <summary>How many routers there is room for.</summary>
    public const int SlotCount = BoardLayout.SlotCount;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private GuardBoard(FileStream stream)
    {
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, BoardLayout.Length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, BoardLayout.Length, MemoryMappedFileAccess.ReadWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    /// <summary>Makes an empty board, for one life of a worker.</summary>
    /// <param name="path">A file of this name is replaced: whoever still has the old one mapped writes into nothing.</param>
    public static GuardBoard Create(string path)
    {
        File.Delete(path);
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            BufferSize = 0,
        });
        try
        {
            // Written, not only made so long: on a full disk this fails, while the first store into a hole ends the process (SIGBUS).
            file.Write(new byte[BoardLayout.Length]);
        }
        catch
        {
            file.Dispose();
            throw;
        }

        var board = new GuardBoard(file);
        board.Number(BoardLayout.VersionOffset) = BoardLayout.Version;
        board.Number(BoardLayout.LengthOffset) = BoardLayout.Length;
        board.Number(BoardLayout.MagicOffset) = BoardLayout.Magic;
        return board;
    }

    /// <summary>Opens a board that a guard has made.</summary>
    /// <returns>Null, and one line, when it is none of this version.</returns>
    public static GuardBoard? Attach(string path, out Refusal? refusal)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length != BoardLayout.Length)
        {
            refusal = Foreign(path, $"{stream.Length} bytes instead of {BoardLayout.Length}");
            stream.Dispose();
            return null;
        }

        var board = new GuardBoard(stream);
        var (magic, version) = (board.Number(BoardLayout.MagicOffset), board.Number(BoardLayout.VersionOffset));
        if (magic == BoardLayout.Magic && version == BoardLayout.Version)
        {
            refusal = null;
            return board;
        }

        board.Dispose();
        refusal = Foreign(path, $"version {version}, magic {magic:x8} instead of {BoardLayout.Version}, {BoardLayout.Magic:x8}");
        return null;
    }

    /// <summary>Says that this part of the worker has just moved.</summary>
    public void Beat(Progress part, Instant now) => Volatile.Write(ref Line(part, 0), now.Nanoseconds);

    /// <summary>When this part of the worker last moved; null before its first time.</summary>
    public Instant? LastBeat(Progress part) => Volatile.Read(ref Line(part, 0)) is var at and not 0 ? new Instant(at) : null;

    /// <summary>Says how long this part may stand still: it follows from the worker's configuration, which the guard does not know.</summary>
    public void Allow(Progress part, TimeSpan longest) => Volatile.Write(ref Line(part, BoardLayout.AllowedOffset), longest.Ticks);

    /// <summary>How long this part may stand still; null while the worker has not said so.</summary>
    public TimeSpan? Allowed(Progress part) => Volatile.Read(ref Line(part, BoardLayout.AllowedOffset)) is var ticks and not 0 ? new TimeSpan(ticks) : null;

    /// <summary>One store: says whether a router may have addresses in the kernel.</summary>
    public void SetOpen(int slot, bool open) => Volatile.Write(ref Slot(slot), open ? BoardLayout.Open : BoardLayout.Closed);

    /// <summary>Whether a router may have addresses in the kernel.</summary>
    public bool IsOpen(int slot) => Volatile.Read(ref Slot(slot)) != BoardLayout.Closed;

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static Refusal Foreign(string path, string detail) =>
        new($"the guard's board {path} is not of this version: {detail}", 0, "install tandemd and tandem-node of the same version");

    private ref uint Number(int offset) => ref *(uint*)(_start + offset);

    private ref long Line(Progress part, int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)part, (uint)BoardLayout.ProgressCount);
        return ref *(long*)(_start + BoardLayout.ProgressOffset + ((int)part * BoardLayout.ProgressStride) + offset);
    }

    private ref byte Slot(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)slot, (uint)BoardLayout.SlotCount);
        return ref *(_start + BoardLayout.SlotsOffset + slot);
    }
}
