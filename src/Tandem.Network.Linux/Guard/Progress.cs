namespace Tandem.Network.Linux.Guard;

/// <summary>What has to move for a worker to count as alive. Numbers are places on the board.</summary>
public enum Progress
{
    /// <summary>The link loop's turns.</summary>
    LinkLoop = 0,

    /// <summary>The thread of the actors that must be on time.</summary>
    Executor = 1,

    /// <summary>The actors of the interfaces.</summary>
    Nics = 2,
}
