using System.Security.Cryptography;

namespace Tandem.Api.Doors;

/// <summary>What is read from a file, and read again when that has changed; it is looked at once a second at most. Safe to use from any thread.</summary>
/// <param name="path">The file.</param>
/// <param name="read">Reads it. What it throws of <see cref="IOException"/> and the like leaves what was read before.</param>
/// <param name="without">What holds while there has never been anything to read.</param>
/// <param name="time">The clock.</param>
internal sealed class WatchedFile<T>(string path, Func<string, T> read, T without, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private (T Value, DateTime Written)? _known;
    private long? _looked;

    public T Value
    {
        get
        {
            lock (_lock)
            {
                if (_looked is not { } before || time.GetElapsedTime(before) >= Pace)
                {
                    _looked = time.GetTimestamp();
                    Look();
                }

                return _known is { } known ? known.Value : without;
            }
        }
    }

    /// <summary>A file that was removed takes what it gave along; one that cannot be read now does not.</summary>
    private void Look()
    {
        try
        {
            if (!File.Exists(path))
            {
                _known = null;
            }
            else if (File.GetLastWriteTimeUtc(path) is var written && written != _known?.Written)
            {
                _known = (read(path), written);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // It is being written; looked at again in a second.
        }
    }
}
