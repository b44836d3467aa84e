using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Checks;

/// <summary>
/// A script that runs below this process, for who waits on descriptors: one tells its end, one holds what it writes. It is started without a
/// copy of this process's pages, in a session of its own without a terminal, and with no descriptor of ours but these outputs.
/// </summary>
internal sealed class ScriptProcess : IDisposable
{
    /// <summary>Longer than the C library's two structures (80 and 336 bytes with glibc).</summary>
    private const int StructureSize = 1024;
    private const int SignalSetSize = 128;
    private const int SignalBase = 128;
    private const int SignalBits = 0x7F;

    private readonly FileDescriptor _end;
    private readonly FileDescriptor _output;
    private readonly ScriptGroup _group;
    private bool _isReaped;

    private ScriptProcess(int id, FileDescriptor end, FileDescriptor output)
    {
        Id = id;
        _end = end;
        _output = output;
        _group = new ScriptGroup(id);
    }

    public int Id { get; }

    /// <summary>Readable when it has ended.</summary>
    public int EndFd => _end.Number;

    /// <summary>Readable when it, or what it started, has written something or let go of its output.</summary>
    public int OutputFd => _output.Number;

    /// <summary>Starts one.</summary>
    /// <param name="line">The absolute path of a program, and its arguments.</param>
    /// <param name="environment">All of its variables.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static ScriptProcess Start(IReadOnlyList<string> line, IReadOnlyList<string> environment)
    {
        Descriptors.KeepToOurselves();
        Span<int> ends = stackalloc int[2];
        Check(LibC.pipe2(ends, LibC.O_CLOEXEC | LibC.O_NONBLOCK) == 0 ? 0 : Marshal.GetLastPInvokeError(), "pipe2");
        var (output, input) = (FileDescriptor.Of(ends[0]), FileDescriptor.Of(ends[1]));
        try
        {
            using (input)
            {
                // What we read from does not wait; what a script writes to does, as every program expects.
                Check(LibC.fcntl_setfd(input.Number, LibC.F_SETFL, 0) == 0 ? 0 : Marshal.GetLastPInvokeError(), "fcntl");
                var id = Spawn(line, environment, input.Number);
                var end = LibC.pidfd_open(LibC.SYS_pidfd_open, id, 0);
                if (!end.IsInvalid)
                {
                    return new ScriptProcess(id, end, output);
                }

                var errno = Marshal.GetLastPInvokeError();
                new ScriptGroup(id).Signal(LibC.SIGKILL);
                _ = LibC.waitpid(id, out _, 0);
                throw new Win32Exception(errno, "pidfd_open");
            }
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Takes what was written.</summary>
    /// <returns>How many bytes; 0 at the end; -1 when none waits.</returns>
    public int Read(Span<byte> bytes)
    {
        var length = LibC.read(_output, bytes, bytes.Length);
        return length >= 0 ? (int)length : Marshal.GetLastPInvokeError() is LibC.EAGAIN or LibC.EINTR ? -1 : 0;
    }

    /// <summary>To it and all that it started. Not after its number was given back: it may be somebody else's.</summary>
    public void Signal(int signal)
    {
        if (!_isReaped)
        {
            _group.Signal(signal);
        }
    }

    /// <summary>Whether one of its processes waited that long for a processor.</summary>
    public bool WaitedForProcessor(TimeSpan atLeast) => _group.WaitedForProcessor(atLeast);

    /// <summary>After its end: gives its number back.</summary>
    /// <returns>The exit code, above 128 of a signal; null while it runs, and when somebody else has taken it.</returns>
    public int? Reap()
    {
        if (LibC.waitpid(Id, out var status, LibC.WNOHANG) is not 0 and var reaped)
        {
            _isReaped = true;
            return reaped != Id ? null : (status & SignalBits) is not 0 and var signal ? SignalBase + signal : (status >> 8) & 0xFF;
        }

        return null;
    }

    public void Dispose()
    {
        _end.Dispose();
        _output.Dispose();
    }

    private static int Spawn(IReadOnlyList<string> line, IReadOnlyList<string> environment, int output)
    {
        Span<byte> actions = stackalloc byte[StructureSize];
        Span<byte> attributes = stackalloc byte[StructureSize];
        Span<byte> signals = stackalloc byte[SignalSetSize];
        using var arguments = new NativeStrings(line);
        using var variables = new NativeStrings(environment);
        Check(LibC.posix_spawn_file_actions_init(actions), "posix_spawn_file_actions_init");
        Check(LibC.posix_spawnattr_init(attributes), "posix_spawnattr_init");
        try
        {
            Check(LibC.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", 0, 0), "posix_spawn_file_actions_addopen");
            Check(LibC.posix_spawn_file_actions_adddup2(actions, output, 1), "posix_spawn_file_actions_adddup2");
            Check(LibC.posix_spawn_file_actions_adddup2(actions, output, 2), "posix_spawn_file_actions_adddup2");
            Check(LibC.posix_spawn_file_actions_addchdir_np(actions, "/"), "posix_spawn_file_actions_addchdir_np");
            signals.Clear();
            Check(LibC.posix_spawnattr_setsigmask(attributes, signals), "posix_spawnattr_setsigmask");
            signals.Fill(byte.MaxValue);
            Check(LibC.posix_spawnattr_setsigdefault(attributes, signals), "posix_spawnattr_setsigdefault");
            Check(LibC.posix_spawnattr_setflags(attributes, LibC.POSIX_SPAWN_SETSID | LibC.POSIX_SPAWN_SETSIGDEF | LibC.POSIX_SPAWN_SETSIGMASK), "posix_spawnattr_setflags");
            Check(LibC.posix_spawn(out var id, arguments.First, actions, attributes, arguments.Array, variables.Array), line[0]);
            return id;
        }
        finally
        {
            _ = LibC.posix_spawn_file_actions_destroy(actions);
            _ = LibC.posix_spawnattr_destroy(attributes);
        }
    }

    private static void Check(int errno, string what)
    {
        if (errno != 0)
        {
            throw new Win32Exception(errno, $"{what}: {Marshal.GetPInvokeErrorMessage(errno)}");
        }
    }
}
