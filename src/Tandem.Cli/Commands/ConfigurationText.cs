namespace Tandem.Cli.Commands;

/// <summary>The document that an operator names.</summary>
internal static class ConfigurationText
{
    /// <exception cref="FailedException">It cannot be read.</exception>
    public static string Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new FailedException(ExitCode.Refused, $"'{file}' {(Directory.Exists(file) ? "is a directory" : "does not exist")}; allowed a configuration file");
        }

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(ExitCode.Refused, $"{file} cannot be read: {refused.Message}");
        }
    }
}
