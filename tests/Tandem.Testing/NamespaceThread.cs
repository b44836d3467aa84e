using System.ComponentModel;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Tandem.Testing;

/// <summary>
/// Runs code inside a network namespace on a thread made for it and thrown away afterwards, because a pool thread that
/// has entered a namespace would carry unrelated work into it.
/// </summary>
internal static class NamespaceThread
{
    internal static T Run<T>(string name, Func<T> body)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter(name);
                result = body();
            }
#pragma warning disable CA1031 // Rethrown on the caller's thread, where the test framework can report it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { Name = name, IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    private static void Enter(string name)
    {
        using var handle = File.OpenHandle($"/run/netns/{name}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (LibC.setns(handle, LibC.CLONE_NEWNET) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"setns to {name}");
        }
    }
}
