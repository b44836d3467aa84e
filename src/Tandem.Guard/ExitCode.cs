namespace Tandem.Guard;

/// <summary>What the guard tells its supervisor: the worker's own codes where it is the worker that cannot start.</summary>
internal static class ExitCode
{
    /// <summary>Orderly end.</summary>
    public const int Success = 0;

    /// <summary>Something essential is refused, or the worker had to be killed at the end.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the configuration is wrong; nothing was touched.</summary>
    public const int Misconfigured = 2;

    /// <summary>A worker that ends by itself with one of these before any was ever ready has said why: trying again changes nothing.</summary>
    public static bool IsFinal(int code) => code is >= Success and <= Misconfigured;
}
