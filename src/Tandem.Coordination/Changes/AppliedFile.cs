using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Changes;

/// <summary>Where a node remembers what was applied last. Without it, it does not help others to catch up, and nothing else.</summary>
/// <param name="path">The file.</param>
/// <param name="warn">Takes a line when the disk refuses.</param>
internal sealed class AppliedFile(string path, Action<string> warn)
{
    public AppliedDocument Read()
    {
        try
        {
            return File.Exists(path) ? AppliedDocument.Read(File.ReadAllText(path)) ?? AppliedDocument.None : AppliedDocument.None;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            warn($"{path} cannot be read: {refused.Message}; nodes that were away do not catch up by this one");
            return AppliedDocument.None;
        }
    }

    public void Write(AppliedDocument applied)
    {
        try
        {
            SafeFile.Write(path, applied.Write(), SafeFile.Public);
        }
        catch (PkiException refused)
        {
            warn($"{refused.Message}; nodes that were away do not catch up by this one after its next start");
        }
    }
}
