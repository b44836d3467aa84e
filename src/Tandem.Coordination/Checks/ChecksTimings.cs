namespace Tandem.Coordination.Checks;

/// <summary>How often nodes tell each other how they are.</summary>
internal static class ChecksTimings
{
    /// <summary>Besides each change: whoever missed one knows it by then. Those who are told forget after five times that.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromSeconds(1);

    /// <summary>A node of which nothing has come that was said in this time, however late the channel is, is one of which nothing is known.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromSeconds(4);
}
