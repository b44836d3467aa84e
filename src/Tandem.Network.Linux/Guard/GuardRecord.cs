using Tandem.Network.Checks;

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

    /// <summary>A successor is ready to begin, and waits for the word.</summary>
    public sealed record Held : GuardRecord;

    /// <summary>The answer to <see cref="SuccessionWord.Ask"/>.</summary>
    /// <param name="Everything">True: for each router that is held here there is a node that would take it.</param>
    public sealed record HandsOver(bool Everything) : GuardRecord;

    /// <summary>The answer to <see cref="SuccessionWord.Leave"/>: what had to be written is.</summary>
    public sealed record Left : GuardRecord;

    /// <summary>A script is to be run, and its end to be told.</summary>
    /// <param name="Id">Its number, which the report has again.</param>
    /// <param name="Command">What, for which check and as whom.</param>
    /// <param name="Limit">When it is ended.</param>
    public sealed record ScriptWanted(uint Id, ScriptCommand Command, TimeSpan Limit) : GuardRecord;

    /// <summary>Nobody wants to know a script's end any more: it is to end at once.</summary>
    /// <param name="Id">Its number.</param>
    public sealed record ScriptGivenUp(uint Id) : GuardRecord;
}
