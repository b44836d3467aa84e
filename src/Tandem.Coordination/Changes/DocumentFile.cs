using Tandem.Coordination.Security.Pki;

namespace Tandem.Coordination.Changes;

/// <summary>A node's own configuration file. It is replaced as a whole: whatever happens meanwhile, the old one or the new one is there.</summary>
/// <param name="path">Where the node reads it at its start.</param>
public sealed class DocumentFile(string path)
{
    private const UnixFileMode Usual = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>A link stays one.</summary>
    private string Target => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    /// <summary>Why it could not be replaced, found out by making a file beside it; null: it could.</summary>
    public string? Refusal()
    {
        try
        {
            var trial = $"{Target}.trial";
            using (File.Create(trial, 1, FileOptions.DeleteOnClose))
            {
                return null;
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{path} could not be replaced: {refused.Message}; the node needs to write in its directory";
        }
    }

    /// <summary>Replaces it, with the mode that it had.</summary>
    /// <returns>Null when it is on the disk; otherwise why not.</returns>
    public string? Replace(string text)
    {
        try
        {
            var target = Target;
            SafeFile.Write(target, text, File.Exists(target) ? File.GetUnixFileMode(target) : Usual);
            return null;
        }
        catch (Exception refused) when (refused is PkiException or IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }
}
