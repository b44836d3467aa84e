namespace Tandem.Cli;

/// <summary>What a script may rely on.</summary>
internal static class ExitCode
{
    /// <summary>Done, or shown.</summary>
    public const int Success = 0;

    /// <summary>The node refused; nothing changed. Of "pki" and "check": what tandem-node said, 2 for a configuration that is not valid.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong; nothing was asked.</summary>
    public const int Usage = 2;

    /// <summary>No node answers, or this user may not ask it.</summary>
    public const int Unreachable = 3;

    /// <summary>The command stands, but not every router is where it is wanted yet or does what its configuration says, or a part of the configuration needs a restart.</summary>
    public const int NotYet = 4;

    /// <summary>Of "plan": something would change.</summary>
    public const int WouldChange = 5;

    /// <summary>The node answered, and where the answer should go there is no room for it.</summary>
    public const int Unwritten = 6;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
