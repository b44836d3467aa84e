using System.Runtime.InteropServices;

namespace Tandem.Network.Linux.Checks;

/// <summary>Strings as C wants them: an array of pointers to bytes that end with 0, and itself ends with a null pointer.</summary>
internal sealed class NativeStrings : IDisposable
{
    private readonly nint[] _strings;
    private readonly nint _array;

    public NativeStrings(IReadOnlyList<string> strings)
    {
        _strings = [.. strings.Select(Marshal.StringToCoTaskMemUTF8)];
        _array = Marshal.AllocCoTaskMem(nint.Size * (_strings.Length + 1));
        Marshal.Copy(_strings, 0, _array, _strings.Length);
        Marshal.WriteIntPtr(_array, nint.Size * _strings.Length, 0);
    }

    public nint Array => _array;

    public nint First => _strings[0];

    public void Dispose()
    {
        System.Array.ForEach(_strings, Marshal.FreeCoTaskMem);
        Marshal.FreeCoTaskMem(_array);
    }
}
