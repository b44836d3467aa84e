using Akka.Remote.Transport;
using Google.Protobuf;

namespace Tandem.Coordination.Security.Origins;

/// <summary>One connection; its other end is where it really is.</summary>
internal sealed class OriginHandle : AssociationHandle
{
    private readonly AssociationHandle _below;

    public OriginHandle(AssociationHandle below, PeerOrigins origins)
        : base(below.LocalAddress, below.RemoteAddress)
    {
        _below = below;
        _ = PassOnAsync(origins);
    }

    public override bool Write(ByteString payload) => _below.Write(payload);

    [Obsolete("What the base has; the one with reasons calls it.")]
    public override void Disassociate() => _below.Disassociate();

    /// <summary>The connection is read from the moment that somebody above does.</summary>
    private async Task PassOnAsync(PeerOrigins origins) =>
        _below.ReadHandlerSource.TrySetResult(new OriginListener(await ReadHandlerSource.Task.ConfigureAwait(false), this, origins));

    /// <summary>Ends the connection; the other end is not who it says.</summary>
    public void Refuse()
    {
#pragma warning disable CS0618 // The reason has been told already, and better.
        _below.Disassociate();
#pragma warning restore CS0618
    }
}
