namespace Tandem.Actors.Node;

/// <summary>The waits of the actor tree; none of them is part of the protocol.</summary>
/// <param name="LinkBackOff">Before the link monitor starts again.</param>
/// <param name="NicBackOff">Before an interface is opened again.</param>
/// <param name="RouterBackOff">Before a virtual router starts again.</param>
/// <param name="RegisterEvery">How often a router without a NIC asks for one.</param>
/// <param name="ReleaseWithin">Stopping: time for the routers to release; then their interfaces are closed all the same.</param>
/// <param name="CloseWithin">Stopping: time for the interfaces to close after that.</param>
public sealed record NodeTimings(
    BackOffSettings LinkBackOff,
    BackOffSettings NicBackOff,
    BackOffSettings RouterBackOff,
    TimeSpan RegisterEvery,
    TimeSpan ReleaseWithin,
    TimeSpan CloseWithin)
{
    /// <summary>What the worker uses.</summary>
    public static readonly NodeTimings Default = new(
        new BackOffSettings(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30)),
        new BackOffSettings(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30)),
        new BackOffSettings(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30)),
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(800),
        TimeSpan.FromSeconds(3));
}
