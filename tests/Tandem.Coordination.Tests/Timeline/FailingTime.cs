namespace Tandem.Coordination.Tests.Timeline;

/// <summary>A clock that fails as nobody expects of one.</summary>
internal sealed class FailingTime : TimeProvider
{
    private volatile bool _fails;

    public bool Fails
    {
        get => _fails;
        set => _fails = value;
    }

    public override long GetTimestamp() => Fails ? throw new InvalidOperationException("no time") : base.GetTimestamp();
}
