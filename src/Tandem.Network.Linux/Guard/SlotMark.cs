namespace Tandem.Network.Linux.Guard;

/// <summary>One router's place on the board, or nothing where there is no guard.</summary>
public readonly struct SlotMark
{
    private readonly GuardBoard? _board;
    private readonly int _slot;

    internal SlotMark(GuardBoard board, int slot)
    {
        _board = board;
        _slot = slot;
    }

    /// <summary>One store: before the gate opens, and after it has closed.</summary>
    public void Set(bool open) => _board?.SetOpen(_slot, open);
}
