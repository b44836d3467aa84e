using System.Net.Http.Headers;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Tandem.Api.Contracts;
using Tandem.Api.Http;
using Tandem.Api.Tests.Harness;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Tests.Http;

/// <summary>Server-sent events: what happens, as it happens, and what was missed.</summary>
public sealed class EventStreamTests
{
    private static readonly Guid Life = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid Before = new("ffeeddcc-bbaa-9988-7766-554433221100");

    private readonly Channel<TimelineArrival> _arrivals = Channel.CreateUnbounded<TimelineArrival>();
    private readonly FakeTimeProvider _time = new(SightBuilder.Now);
    private TimelineQuery? _asked;
    private long? _from;

    [Fact]
    public async Task An_entry_is_told_when_it_comes_and_only_what_was_chosen_is_asked_for()
    {
        await using var host = await StartAsync();
        using var listener = await Listener.OpenAsync(host, "?router=web&kind=transition&text=Master");
        _arrivals.Writer.TryWrite(new(9, Entry(7)));

        Assert.Equal(
            [
                "id: 00112233445566778899aabbccddeeff~9~1769829127000123.4.lb2.00112233445566778899aabbccddeeff.7",
                "event: entry",
                """data: {"at":"2026-01-31T03:12:07.000123+00:00","node":"lb2","kind":"transition","router":"web","text":"web: Backup -> Master, MasterDown","place":"1769829127000123.4.lb2.00112233445566778899aabbccddeeff.7"}""",
            ],
            await listener.NextAsync());
        Assert.Equal(new TimelineQuery { Router = SightBuilder.Web, Kind = "transition", Text = "Master" }, _asked);
        Assert.Null(_from);
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_behind_the_last_one()
    {
        await using var host = await StartAsync();
        using var listener = await Listener.OpenAsync(host, "", new EventPlace(Life, 41, TimelineCursor.Behind(Entry(7))).Text);
        _arrivals.Writer.TryWrite(new(42, Entry(8)));

        Assert.Contains("~42~", (await listener.NextAsync())[0], StringComparison.Ordinal);
        Assert.Equal(41, _from);
    }

    [Fact]
    public async Task After_a_restart_of_the_node_what_was_missed_is_told_once()
    {
        TimelineQuery? looked = null;
        await using var host = await StartAsync(ports => ports with
        {
            Timeline = (query, _) =>
            {
                looked = query;
                return Task.FromResult(new TimelinePage([Entry(8), Entry(9)], null));
            },
        });
        _arrivals.Writer.TryWrite(new(1, Entry(9)));
        _arrivals.Writer.TryWrite(new(2, Entry(10)));
        using var listener = await Listener.OpenAsync(host, "", new EventPlace(Before, 41, TimelineCursor.Behind(Entry(7))).Text);

        var ids = new List<string>();
        for (var count = 0; count < 3; count++)
        {
            ids.Add((await listener.NextAsync())[0].Split('.')[^1]);
        }

        Assert.Equal(["8", "9", "10"], ids);
        Assert.Equal(TimelineCursor.Behind(Entry(7)), looked!.After);
        Assert.Null(_from);
    }

    [Fact]
    public async Task After_a_very_long_absence_everything_is_told_and_what_arrives_meanwhile_once()
    {
        const ulong Missed = EventStream.MostCaughtUp + 904;
        await using var host = await StartAsync(ports => ports with
        {
            Timeline = (query, _) =>
            {
                TimelineEntry[] page = [.. Enumerable.Range((int)query.After!.Number + 1, 1000).Select(number => Entry((ulong)number))];
                return Task.FromResult(new TimelinePage([.. page], page[^1].Number < Missed ? TimelineCursor.Behind(page[^1]) : null));
            },
        });
        _arrivals.Writer.TryWrite(new(1, Entry(Missed)));
        _arrivals.Writer.TryWrite(new(2, Entry(Missed + 1)));
        using var listener = await Listener.OpenAsync(host, "", new EventPlace(Before, 41, TimelineCursor.Behind(Entry(0))).Text);

        for (ulong number = 1; number <= Missed + 1; number++)
        {
            Assert.EndsWith($".{number}", (await listener.NextAsync())[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_nothing_happens_a_comment_shows_that_the_stream_lives()
    {
        await using var host = await StartAsync();
        using var listener = await Listener.OpenAsync(host, "");

        // The wait begins a moment after the first bytes.
        var next = listener.NextAsync(comments: true);
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        Assert.Equal([": here"], await next);
    }

    [Theory]
    [InlineData("?limit=5", "", "the query has 'limit'; allowed: router, node, kind, text")]
    [InlineData("?kind=weather", "", "kind is 'weather'; allowed: ")]
    [InlineData("", "7", "Last-Event-ID is '7'; allowed: the id of an event of this stream")]
    public async Task What_makes_no_sense_is_one_line(string query, string last, string line)
    {
        await using var host = await StartAsync();

        Assert.Contains(line, await host.RawAsync($"GET /v1/events{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{(last.Length > 0 ? $"Last-Event-ID: {last}\r\n" : "")}\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_listeners_than_allowed_are_refused_and_one_that_leaves_makes_room()
    {
        await using var host = await StartAsync();
        var listeners = new List<Listener>();
        for (var count = 0; count < EventStream.MostListeners; count++)
        {
            listeners.Add(await Listener.OpenAsync(host, ""));
        }

        const string One = "GET /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        Assert.StartsWith("HTTP/1.1 503 ", await host.RawAsync(One), StringComparison.Ordinal);

        listeners.ForEach(listener => listener.Dispose());
        _arrivals.Writer.Complete();
        await Until(async () => (await host.RawAsync(One)).StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_ends_ends_the_stream()
    {
        await using var host = await StartAsync();
        using var listener = await Listener.OpenAsync(host, "");

        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static TimelineEntry Entry(ulong number) =>
        new("lb2", Life, number, new HybridStamp(1_769_829_127_000_123, 4), "transition", SightBuilder.Web, "web: Backup -> Master, MasterDown");

    private Task<ApiHost> StartAsync(Func<ApiPorts, ApiPorts>? change = null) => ApiHost.StartAsync(ports =>
    {
        var equipped = ports with
        {
            Life = Life,
            Time = _time,
            Follow = (query, from, cancellation) =>
            {
                (_asked, _from) = (query, from);
                return _arrivals.Reader.ReadAllAsync(cancellation);
            },
        };
        return change?.Invoke(equipped) ?? equipped;
    });

    private sealed class Listener(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public static async Task<Listener> OpenAsync(ApiHost host, string query, string? last = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ApiRoutes.Events + query);
            if (last is not null)
            {
                request.Headers.TryAddWithoutValidation("Last-Event-ID", last);
            }

            var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(new MediaTypeHeaderValue("text/event-stream"), response.Content.Headers.ContentType);
            var listener = new Listener(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
            Assert.Equal([": begin"], await listener.NextAsync(comments: true));
            return listener;
        }

        /// <summary>The lines of the next event.</summary>
        public async Task<IReadOnlyList<string>> NextAsync(bool comments = false)
        {
            var lines = new List<string>();
            while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } line)
            {
                if (line.Length > 0)
                {
                    lines.Add(line);
                }
                else if (comments || !lines[0].StartsWith(':'))
                {
                    return lines;
                }
                else
                {
                    lines.Clear();
                }
            }

            return lines;
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }
    }
}
