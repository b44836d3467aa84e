using Tandem.Configuration.Model;

namespace Tandem.Configuration.Reading;

/// <summary>Reads the section "coordination.tls".</summary>
internal static class TlsReader
{
    private const string AllowedFile = "an absolute path such as /etc/tandem/pki/{node}.pem, where {node} stands for the node's name";

    private static readonly ValueRule<TlsMode> Mode = new("auto, on or off", text => text switch
    {
        "auto" => TlsMode.Auto,
        "on" or "true" => TlsMode.On,
        "off" or "false" => TlsMode.Off,
        _ => null,
    });

    public static TlsOptions Read(ConfigSection coordination)
    {
        var section = coordination.Section("tls");
        var certificate = ReadFile(section, "certificate", TlsOptions.Default.Certificate);
        return new(
            section.Read("mode", Mode, TlsOptions.Default.Mode),
            ReadFile(section, "ca", TlsOptions.Default.Authorities),
            certificate,
            ReadFile(section, "key", certificate));
    }

    /// <summary>A file whose path may have the node's name in it.</summary>
    public static string ReadFile(ConfigSection section, string key, string otherwise)
    {
        if (!section.Has(key) || !section.TryReadText(key, AllowedFile, out var file))
        {
            return otherwise;
        }

        if (file is not ['/', not '/', ..] or [.., '/'] || file.Contains("..", StringComparison.Ordinal) || file.Any(char.IsWhiteSpace))
        {
            section.Context.Refuse(section.PathOf(key), file, AllowedFile);
        }

        return file;
    }
}
