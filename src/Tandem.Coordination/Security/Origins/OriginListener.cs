using Akka.Remote.Transport;
using Google.Protobuf;
using Tandem.Coordination.Wire.Proto.Handshake;

namespace Tandem.Coordination.Security.Origins;

/// <summary>Reads what arrives on one connection before the remoting does. After a wrong greeting nothing more gets through.</summary>
/// <param name="above">The remoting.</param>
/// <param name="connection">The connection.</param>
/// <param name="origins">Judges greetings.</param>
internal sealed class OriginListener(IHandleEventListener above, OriginHandle connection, PeerOrigins origins) : IHandleEventListener
{
    private static readonly MessageParser<Frame> Frames = Frame.Parser.WithDiscardUnknownFields(true);

    private volatile bool _isRefused;

    public void Notify(IHandleEvent ev)
    {
        if (ev is InboundPayload payload)
        {
            if (!_isRefused && OriginIn(payload.Payload) is { } claimed && !origins.Greets(connection.RemoteAddress.Host, claimed))
            {
                _isRefused = true;
                connection.Refuse();
            }

            if (_isRefused)
            {
                return;
            }
        }

        above.Notify(ev);
    }

    /// <summary>Null for what is no greeting; what cannot be read, the remoting cannot read either.</summary>
    private static string? OriginIn(ByteString payload)
    {
        try
        {
            return Frames.ParseFrom(payload).Instruction?.Greeting?.Origin?.Host;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
