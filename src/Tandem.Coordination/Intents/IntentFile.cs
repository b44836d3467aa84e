using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Intents;

/// <summary>The intents on this node's disk. What the disk refuses costs a warning, and is lost when the process ends; nothing else.</summary>
/// <param name="path">The file.</param>
/// <param name="warn">Takes a line when the disk refuses, and when it serves again.</param>
internal sealed class IntentFile(string path, Action<string> warn)
{
    private string? _told;

    /// <summary>What stands in it. A file that cannot be understood is put aside, so that whoever wants to can look.</summary>
    public IntentSet Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                return IntentSet.Empty;
            }

            if (IntentText.Read(File.ReadAllText(path)) is { } intents)
            {
                return intents;
            }

            File.Move(path, path + ".broken", overwrite: true);
            warn($"the intents in {path} cannot be understood; the file was moved to {path}.broken, and drains and moves are taken from the other nodes");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            warn($"the intents in {path} cannot be read: {refused.Message}; drains and moves are taken from the other nodes");
        }

        return IntentSet.Empty;
    }

    /// <summary>Returns when it is on the disk, or the disk has refused.</summary>
    /// <returns>True: it is there.</returns>
    public bool Write(IntentSet intents)
    {
        try
        {
            SafeFile.Write(path, IntentText.Write(intents), SafeFile.Public);
            if (_told is not null)
            {
                _told = null;
                warn($"drains and moves are kept in {path} again");
            }

            return true;
        }
        catch (PkiException refused)
        {
            if (_told != refused.Message)
            {
                _told = refused.Message;
                warn($"{refused.Message}; drains and moves hold, but this node may forget them when it ends");
            }

            return false;
        }
    }
}
