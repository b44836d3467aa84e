using FsCheck.Xunit;
using Tandem.Coordination.Wire;

namespace Tandem.Coordination.Tests.Wire;

/// <summary>What is written is what is read.</summary>
public sealed class RoundTripTests
{
    [Property(MaxTest = 300)]
    public void A_message_survives_the_wire(int seed)
    {
        var random = new RandomMessages(seed);
        foreach (var body in random.OneOfEach())
        {
            var sent = random.Envelope(body);

            var received = MessageCodec.Read(MessageCodec.Write(sent), MessageCodec.ManifestOf(body));

            Assert.True(sent == received, $"seed {seed}: sent {sent}, received {received}");
        }
    }

    [Fact]
    public void Every_kind_of_message_is_tried() =>
        Assert.Equal(
            MessageCodec.Forms.Select(form => form.Type.Name).Order(StringComparer.Ordinal),
            new RandomMessages(1).OneOfEach().Select(message => message.GetType().Name).Order(StringComparer.Ordinal));

    [Property(MaxTest = 500)]
    public void Damaged_bytes_are_read_or_refused_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var messages = new RandomMessages(seed);
        foreach (var body in messages.OneOfEach())
        {
            var bytes = MessageCodec.Write(messages.Envelope(body));
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));

            var failure = Record.Exception(() => MessageCodec.Read(bytes[..random.Next(1, bytes.Length + 1)], MessageCodec.ManifestOf(body)));

            Assert.True(failure is null or MalformedMessageException or Google.Protobuf.InvalidProtocolBufferException, $"seed {seed}: {failure}");
        }
    }
}
