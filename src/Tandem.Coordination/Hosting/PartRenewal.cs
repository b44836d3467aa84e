namespace Tandem.Coordination.Hosting;

/// <summary>By which a part is made anew within a life of the system: what it was made with has changed.</summary>
public sealed class PartRenewal
{
    /// <summary>Told on the thread of whoever asks.</summary>
    internal event Action? Wanted;

    /// <summary>Returns at once. Without a life there is nothing to do: the next one is made with what holds then.</summary>
    public void Ask() => Wanted?.Invoke();
}
