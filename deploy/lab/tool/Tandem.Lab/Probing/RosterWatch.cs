using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Probing;

/// <summary>
/// Asks a node every 2 ms for its status, and notes each change of another node's routers that it had not shown before: how much
/// later than the change its answer was made. Both stamps are theirs, of one machine's clock: <c>since</c>, as the other node said it, in whole
/// milliseconds, and <c>at</c>, taken after the answer's snapshot. So a delay is never too short, and too long by the time between two questions.
/// </summary>
internal static class RosterWatch
{
    private const long Interval = 2_000_000;

    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        var node = arguments.Get("node");
        using var client = Client(arguments.Get("socket"));
        using var log = new StreamWriter(arguments.Get("out")) { AutoFlush = true };
        var known = new Dictionary<string, DateTimeOffset>();
        try
        {
            for (var next = MonotonicClock.Now; ; next = Math.Max(next + Interval, MonotonicClock.Now))
            {
                Pace.Until(next);
                using var request = new HttpRequestMessage(HttpMethod.Get, "http://node/v1/status");
                using var response = client.Send(request, stop.Token);
                using var body = response.Content.ReadAsStream(stop.Token);
                using var status = JsonDocument.Parse(body);
                Note(status.RootElement, node, known, log);
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static HttpClient Client(string socket) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
            return new NetworkStream(connection, ownsSocket: true);
        },
    });

    private static void Note(JsonElement status, string node, Dictionary<string, DateTimeOffset> known, StreamWriter log)
    {
        var at = status.GetProperty("at").GetDateTimeOffset();
        foreach (var router in status.GetProperty("routers").EnumerateArray())
        {
            var name = router.GetProperty("name").GetString()!;
            var there = router.GetProperty("nodes").EnumerateArray().First(one => one.GetProperty("node").GetString() == node);
            if (there.GetProperty("since") is not { ValueKind: JsonValueKind.String } said)
            {
                continue;
            }

            var since = said.GetDateTimeOffset();
            if (known.TryGetValue(name, out var before) && before != since)
            {
                log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(at - since).TotalMilliseconds:f3} {name} {there.GetProperty("state").GetString()} {since:O}"));
            }

            known[name] = since;
        }
    }
}
