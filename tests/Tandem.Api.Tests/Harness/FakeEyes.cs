using Tandem.Api.Sights;

namespace Tandem.Api.Tests.Harness;

/// <summary>Sees what the test says.</summary>
internal sealed class FakeEyes : IClusterEyes
{
    private volatile ClusterSight _sight = new SightBuilder().Build();

    public ClusterSight Sight
    {
        get => _sight;
        set => _sight = value;
    }

    /// <summary>Null: this node's actors do not answer.</summary>
    public TimeSpan? Lateness { get; set; } = TimeSpan.FromMilliseconds(0.5);

    public ClusterSight Look() => Sight;

    public Task<TimeSpan?> AskLatenessAsync(CancellationToken cancellation) => Task.FromResult(Lateness);
}
