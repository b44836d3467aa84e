namespace Tandem.Node;

/// <summary>What the process tells its parent.</summary>
internal static class ExitCode
{
    /// <summary>Orderly end.</summary>
    public const int Success = 0;

    /// <summary>The kernel or the container refuses something essential.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the configuration is wrong; nothing was touched.</summary>
    public const int Misconfigured = 2;

    /// <summary>The guard is gone; everything was released, for a supervisor to start both again.</summary>
    public const int Unguarded = 3;
}
