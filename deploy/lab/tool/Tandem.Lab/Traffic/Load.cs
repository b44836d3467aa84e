using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Tandem.Lab.Kernel;

namespace Tandem.Lab.Traffic;

/// <summary>A steady stream of requests to every URL, whatever becomes of the earlier ones.</summary>
internal static class Load
{
    public static int Run(Arguments arguments)
    {
        using var stop = new StopSignal();
        var interval = 1_000_000_000L / arguments.Number("rate", 100);
        var urls = arguments.Pairs("url").Select(pair => (pair.Key, Url: new Uri(pair.Value))).ToList();
        var outcomes = new ConcurrentQueue<RequestOutcome>();
        var pending = 0;
        for (var next = MonotonicClock.Now; !stop.Raised; next += interval)
        {
            Pace.Until(next);
            foreach (var (name, url) in urls)
            {
                Interlocked.Increment(ref pending);
                _ = Record(name, url);
            }
        }

        for (var patience = 0; Volatile.Read(ref pending) > 0 && patience < 150; patience++)
        {
            Pace.Until(MonotonicClock.Now + 10_000_000);
        }

        Write(arguments.Get("out"), outcomes);
        return 0;

        async Task Record(string name, Uri url)
        {
            var text = Encoding.ASCII.GetBytes($"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n");
            outcomes.Enqueue(await Request.Send(name, new(IPAddress.Parse(url.Host), url.Port), text));
            Interlocked.Decrement(ref pending);
        }
    }

    private static void Write(string path, IEnumerable<RequestOutcome> outcomes)
    {
        using var log = new StreamWriter(path);
        foreach (var request in outcomes)
        {
            log.WriteLine($"request {request.Name} {request.Start} {request.End} {request.Outcome} {request.Backend}");
        }
    }
}
