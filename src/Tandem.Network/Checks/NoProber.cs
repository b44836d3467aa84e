namespace Tandem.Network.Checks;

/// <summary>For nodes without anything to look at: every run says nothing.</summary>
public sealed class NoProber : IProber
{
    /// <summary>There is only one.</summary>
    public static readonly NoProber Instance = new();

    private NoProber()
    {
    }

    /// <inheritdoc/>
    public IDisposable Begin(CheckTarget target, TimeSpan timeout, Action<ProbeResult> ended)
    {
        ended(new ProbeResult.Unknown("nobody looks"));
        return new Nothing();
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
