namespace Tandem.Network.Linux.Guard;

/// <summary>What a worker tells its guard.</summary>
public abstract record GuardRecord
{
    private GuardRecord()
    {
    }

    /// <summary>A router can be opened from now on, or its will is another.</summary>
    /// <param name="Slot">Its place on the board.</param>
    /// <param name="Will">What is to be done for it.</param>
    public sealed record Stored(int Slot, LastWill Will) : GuardRecord;

    /// <summary>A router is gone.</summary>
    /// <param name="Slot">Its place on the board, which may be another router's next.</param>
    public sealed record Forgotten(int Slot) : GuardRecord;

    /// <summary>Every router that can be carried is.</summary>
    /// <param name="Routers">How many.</param>
    public sealed record Ready(int Routers) : GuardRecord;
}
