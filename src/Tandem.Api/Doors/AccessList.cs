using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Tandem.Api.Doors;

/// <summary>Who may ask over TCP, as a file lists them.</summary>
internal sealed class AccessList
{
    private readonly WatchedFile<IReadOnlyList<AccessLine>> _file;

    /// <param name="path">The file.</param>
    /// <param name="warn">Takes a line for the log about a line that is none.</param>
    /// <param name="time">The clock.</param>
    public AccessList(string path, Action<string> warn, TimeProvider time) => _file = new(path, file => Read(file, warn), [], time);

    /// <summary>What somebody may do; null: nothing.</summary>
    /// <param name="token">What they say.</param>
    /// <param name="certificate">What they show.</param>
    public Role? RoleOf(string? token, X509Certificate2? certificate)
    {
        var lines = _file.Value;
        return Best(lines, isCertificate: false, token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token)))
            ?? Best(lines, isCertificate: true, certificate is null ? null : SHA256.HashData(certificate.RawData));
    }

    /// <summary>Every line is compared, and each as long as any other, so that time tells nothing.</summary>
    private static Role? Best(IReadOnlyList<AccessLine> lines, bool isCertificate, byte[]? hash)
    {
        Role? best = null;
        foreach (var line in lines.Where(line => line.IsCertificate == isCertificate))
        {
            if (hash is not null && CryptographicOperations.FixedTimeEquals(line.Hash, hash) && (best is null || line.Role > best))
            {
                best = line.Role;
            }
        }

        return best;
    }

    private static List<AccessLine> Read(string path, Action<string> warn)
    {
        var lines = new List<AccessLine>();
        foreach (var (number, text) in File.ReadAllLines(path).Index().Where(line => line.Item.Trim() is { Length: > 0 } text && text[0] != '#'))
        {
            if (AccessLine.Parse(text) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                warn(FormattableString.Invariant($"{path}:{number + 1} gives nobody access; allowed {AccessLine.Allowed}"));
            }
        }

        return lines;
    }
}
