namespace Tandem.Actors.Checks;

/// <summary>What is known of a check.</summary>
public enum CheckState
{
    /// <summary>Not enough runs yet.</summary>
    Unknown,

    /// <summary>It rose, and has not fallen since.</summary>
    Up,

    /// <summary>It fell, and has not risen since.</summary>
    Down,
}
