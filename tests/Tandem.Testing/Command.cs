namespace Tandem.Testing;

/// <summary>Runs a short command to its end.</summary>
public static class Command
{
    /// <summary>Returns standard output; throws with the command line and standard error when the exit code is not 0.</summary>
    public static string Run(TimeSpan limit, string program, params string[] arguments)
    {
        using var running = new RunningProgram(program, arguments);
        var code = running.WaitForExit(limit);
        return code == 0
            ? running.Output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {running.Error}{running.Output}".TrimEnd());
    }
}
