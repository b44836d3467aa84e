namespace Tandem.Network.Linux.Guard;

/// <summary>How a worker learns where its guard is: two variables of its environment.</summary>
public static class GuardPaths
{
    /// <summary>The board's file.</summary>
    public const string BoardVariable = "TANDEM_GUARD_BOARD";

    /// <summary>Set to anything: this worker waits beside another one, and follows it when it is told.</summary>
    public const string SuccessorVariable = "TANDEM_GUARD_SUCCESSOR";

    /// <summary>The socket's path.</summary>
    public const string SocketVariable = "TANDEM_GUARD_SOCKET";
}
