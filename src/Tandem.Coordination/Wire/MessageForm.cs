using Google.Protobuf;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>One kind of message: its manifest, and the way to the wire and back.</summary>
/// <param name="Type">The record.</param>
/// <param name="Manifest">Its name on the wire, for ever.</param>
/// <param name="Write">Record to bytes.</param>
/// <param name="Read">Bytes to record.</param>
internal sealed record MessageForm(Type Type, string Manifest, Func<INodeMessage, ByteString> Write, Func<ByteString, INodeMessage> Read)
{
    public static MessageForm Of<TMessage, TForm>(string manifest, MessageParser<TForm> parser, Func<TMessage, TForm> write, Func<TForm, TMessage> read)
        where TMessage : INodeMessage
        where TForm : IMessage<TForm> =>
        new(typeof(TMessage), manifest, message => write((TMessage)message).ToByteString(), bytes => read(parser.ParseFrom(bytes)));
}
