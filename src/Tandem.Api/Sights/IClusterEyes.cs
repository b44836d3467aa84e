namespace Tandem.Api.Sights;

/// <summary>Sees the cluster.</summary>
public interface IClusterEyes
{
    /// <summary>As it is known at this moment. Reads snapshots: cheap, on any thread, and nobody is asked.</summary>
    ClusterSight Look();

    /// <summary>Has the actors of this node's routers say how late they are, which shows that they live.</summary>
    /// <returns>The worst delay of late; null: they did not answer soon enough.</returns>
    Task<TimeSpan?> AskLatenessAsync(CancellationToken cancellation);
}
