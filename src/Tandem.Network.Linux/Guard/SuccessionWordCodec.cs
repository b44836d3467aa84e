namespace Tandem.Network.Linux.Guard;

/// <summary>Words of succession as bytes, one a message; their types are none of a report's.</summary>
public static class SuccessionWordCodec
{
    private const byte Version = 1;

    /// <summary>The message.</summary>
    public static byte[] Write(SuccessionWord word) => [Version, (byte)word];

    /// <summary>Reads one; null when it is none.</summary>
    public static SuccessionWord? TryRead(ReadOnlySpan<byte> bytes) =>
        bytes is [Version, >= (byte)SuccessionWord.Ask and <= (byte)SuccessionWord.Begin] ? (SuccessionWord)bytes[1] : null;
}
