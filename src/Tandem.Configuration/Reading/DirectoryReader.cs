namespace Tandem.Configuration.Reading;

/// <summary>Reads the path of a directory or a socket of this node.</summary>
internal static class DirectoryReader
{
    public static string Read(ConfigSection section, string key, string otherwise)
    {
        var allowed = $"an absolute path such as {otherwise}";
        if (!section.Has(key) || !section.TryReadText(key, allowed, out var directory))
        {
            return otherwise;
        }

        if (directory is not ['/', not '/', ..] || directory.Contains("..", StringComparison.Ordinal) || directory.Any(char.IsWhiteSpace))
        {
            section.Context.Refuse(section.PathOf(key), directory, allowed);
        }

        return directory.TrimEnd('/');
    }
}
