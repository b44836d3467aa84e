using System.Security.Authentication;
using Akka.Event;

namespace Tandem.Coordination.Security;

/// <summary>
/// Stands between Akka's own log lines and the log. Failed handshakes become a refusal in one line; what Akka repeats (it can write tens of
/// thousands of lines a second about an address that it cannot use) passes once a minute. The lines of our own actors always pass.
/// </summary>
/// <param name="refusals">Where refusals are told.</param>
/// <param name="time">Measures the minute.</param>
internal sealed class TransportLogFilter(RefusalLog refusals, TimeProvider time) : LogFilterBase
{
    private const string Handlers = "Akka.Remote.Transport.DotNetty.";
    private const string Plaintext = "NotSslRecordException";

    private readonly RepeatedLines _repeated = new(time);

    public override LogFilterType FilterType => LogFilterType.Content;

    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        var source = content.LogClass.FullName ?? "";
        if (!source.StartsWith("Akka.", StringComparison.Ordinal))
        {
            return LogFilterDecision.Keep;
        }

        if (source.StartsWith(Handlers, StringComparison.Ordinal) && IsOfHandshake(content, out var peer))
        {
            if (RefusalIn(content) is { } refusal)
            {
                refusals.Tell(peer, refusal);
            }

            return LogFilterDecision.Drop;
        }

        return _repeated.Allows(source, Template(content)) ? LogFilterDecision.Keep : LogFilterDecision.Drop;
    }

    private static bool IsOfHandshake(LogEvent content, out string peer)
    {
        peer = "a peer";
        if (content.Message is not LogMessage message)
        {
            return false;
        }

        var named = message.Parameters().Select(parameter => RemotePeer.AddressOf(parameter?.ToString() ?? "")).LastOrDefault(address => address is not null);
        peer = named?.ToString() ?? peer;
        return message.Format.Contains("TLS", StringComparison.Ordinal) || IsPlaintext(content.Cause);
    }

    /// <summary>Null for what was told already: our own refusal of a certificate, and the handler's second line on the same connection.</summary>
    private static PeerRefusal? RefusalIn(LogEvent content)
    {
        if (IsPlaintext(content.Cause))
        {
            return new(PeerRefusalKind.Plaintext, "it does not speak TLS", "set tandem.coordination.tls.mode alike on all nodes, or see what else speaks on this port");
        }

        var format = ((LogMessage)content.Message).Format;
        if (format.StartsWith("Mutual TLS required", StringComparison.Ordinal))
        {
            return new(PeerRefusalKind.NoCertificate, "it shows no certificate", "give it one: tandem-node --pki issue");
        }

        return content.Cause is null or AuthenticationException or AggregateException { InnerException: AuthenticationException }
            ? null
            : new(PeerRefusalKind.Handshake, "it broke the TLS handshake off", "its own log says why");
    }

    private static bool IsPlaintext(Exception? cause) =>
        cause is not null && (cause.GetType().Name == Plaintext || cause.InnerException?.GetType().Name == Plaintext);

    /// <summary>Without the numbers in it, so that a port or a count makes no new line.</summary>
    private static string Template(LogEvent content) => content.Message is LogMessage message
        ? message.Format
        : new([.. (content.Message?.ToString() ?? "").Where(c => !char.IsAsciiDigit(c)).Take(200)]);
}
