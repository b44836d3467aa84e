using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tandem.Api.Contracts;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>
/// What happens on all nodes, as it comes in here, as server-sent events (WHATWG HTML, section 9.2): an event "entry" each, and a comment now and then. Whoever comes
/// back with the id of the last one misses nothing, also when the node was restarted meanwhile.
/// </summary>
/// <param name="ports">What is known.</param>
/// <param name="lines">Entries in the words of the API.</param>
/// <param name="stopping">The node ends.</param>
internal sealed class EventStream(ApiPorts ports, TimelineLines lines, CancellationToken stopping)
{
    /// <summary>More would leave no connections for questions.</summary>
    public const int MostListeners = 32;

    /// <summary>More than a busy cluster records while somebody catches up; 32 listeners keep some 13 MB of them.</summary>
    public const int MostCaughtUp = 4096;

    private const string Resume = "Last-Event-ID";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private int _listeners;

    public async Task Follow(HttpContext context)
    {
        var follow = ports.Follow ?? throw new RefusedException(Refusal.Unavailable, "nothing is recorded on this node; see tandem.timeline in its configuration");
        var query = new TimelineQueryReader(ports.Facts).ReadFilter(context.Request.Query);
        var last = LastOf(context.Request);
        if (Interlocked.Increment(ref _listeners) > MostListeners)
        {
            Interlocked.Decrement(ref _listeners);
            throw new RefusedException(Refusal.Unavailable, $"{MostListeners} listen already; end one of them, or ask {ApiRoutes.Timeline} now and then");
        }

        try
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await WriteAsync(context, ": begin\n\n", over.Token).ConfigureAwait(false);
            var writer = new Listener(context, lines, ports.Life);
            await using var arrivals = new Awaited<TimelineArrival>(follow(query, last?.Life == ports.Life ? last.Arrival : null, over.Token), over);
            if (last is not null && last.Life != ports.Life)
            {
                await CatchUpAsync(writer, query with { After = last.Place }, over.Token).ConfigureAwait(false);
            }

            await GoOnAsync(context, writer, arrivals, over.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _listeners);
        }
    }

    private static EventPlace? LastOf(HttpRequest request) => request.Headers.TryGetValue(Resume, out var given) && given.ToString() is { Length: > 0 } text
        ? EventPlace.Parse(text) ?? throw new RefusedException(Refusal.BadRequest, $"{Resume} is {Quoted.Text(text)}; allowed: the id of an event of this stream")
        : null;

    /// <summary>What came in a life that is over, or since, in the causal order.</summary>
    private async Task CatchUpAsync(Listener writer, TimelineQuery query, CancellationToken cancellation)
    {
        for (var next = query with { Limit = TimelineQuery.MostEntries }; ports.Timeline is { } find;)
        {
            var page = await find(next, cancellation).ConfigureAwait(false);
            foreach (var entry in page.Entries)
            {
                await writer.TellAsync(0, entry, cancellation).ConfigureAwait(false);
            }

            if (page.Next is not { } place)
            {
                return;
            }

            next = next with { After = place };
        }
    }

    private async Task GoOnAsync(HttpContext context, Listener writer, Awaited<TimelineArrival> arrivals, CancellationToken cancellation)
    {
        while (true)
        {
            var next = arrivals.NextAsync();
            while (!next.IsCompleted)
            {
                try
                {
                    await next.WaitAsync(Beat, ports.Time, cancellation).ConfigureAwait(false);
                }
                catch (TimeoutException)
                {
                    await WriteAsync(context, ": here\n\n", cancellation).ConfigureAwait(false);
                }
            }

            if (await next.ConfigureAwait(false) is not { } arrival)
            {
                return;
            }

            await writer.TellAsync(arrival.Place, arrival.Entry, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken cancellation)
    {
        await context.Response.WriteAsync(text, cancellation).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells each entry once, also one that was caught up with and then arrives.</summary>
    private sealed class Listener(HttpContext context, TimelineLines lines, Guid life)
    {
        private readonly CaughtUp _caughtUp = new(MostCaughtUp);

        public async Task TellAsync(long arrival, TimelineEntry entry, CancellationToken cancellation)
        {
            var place = TimelineCursor.Behind(entry);
            if (arrival == 0 ? _caughtUp.Add(place) : !_caughtUp.Remove(place))
            {
                var data = JsonSerializer.Serialize(lines.Of(entry), ApiForms.Plain.TimelineLine);
                await WriteAsync(context, $"id: {new EventPlace(life, arrival, place).Text}\nevent: entry\ndata: {data}\n\n", cancellation).ConfigureAwait(false);
            }
        }
    }
}
