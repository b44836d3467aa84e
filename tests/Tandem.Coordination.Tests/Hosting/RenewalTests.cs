using System.Collections.Concurrent;
using Akka.Configuration;
using Microsoft.Extensions.Time.Testing;
using Tandem.Coordination.Hosting;
using Tandem.Coordination.Membership;
using Tandem.Coordination.Tests.Harness;

namespace Tandem.Coordination.Tests.Hosting;

/// <summary>The transport is asked anew when it has changed. Time stands still here, so that no pause ends by itself.</summary>
public sealed class RenewalTests
{
    private static readonly Config Silent = ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }");

    private readonly ConcurrentQueue<CoordinatorEvent> _told = new();
    private int _asked;
    private volatile bool _good = true;

    [Fact]
    public async Task A_transport_that_is_refused_is_told_in_one_line_and_a_renewal_ends_the_pause()
    {
        _good = false;
        await using var coordinator = Begin();
        await Until("it is refused", () => _told.OfType<CoordinatorEvent.NotStarted>().Any());

        coordinator.Renew();
        await Until("it is asked again", () => Volatile.Read(ref _asked) >= 2);
        _good = true;
        await Until("it listens", () =>
        {
            coordinator.Renew();
            return coordinator.Lives > 0;
        });

        Assert.Equal(
            "coordination cannot start: /pki/ca.pem is missing; VRRP goes on alone, next try in 1 s",
            Assert.Single(_told.OfType<CoordinatorEvent.NotStarted>()).ToString());
    }

    [Fact]
    public async Task A_renewal_ends_the_present_life_and_begins_the_next_with_the_transport_of_then()
    {
        await using var coordinator = Begin();
        await Until("the first life", () => coordinator.Lives == 1);

        coordinator.Renew();

        await Until("the second life", () => coordinator.Lives == 2);
        Assert.Equal(2, Volatile.Read(ref _asked));
        Assert.Equal("coordination starts afresh: the certificates have changed", Assert.Single(_told.OfType<CoordinatorEvent.Restarting>()).ToString());
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_does_not_end_the_channel()
    {
        await using var coordinator = Begin(_ => throw new IOException("Broken pipe"));
        await Until("the first life", () => coordinator.Lives == 1);

        coordinator.Renew();

        await Until("the second life", () => coordinator.Lives == 2);
    }

    private async Task Until(string what, Func<bool> reached)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!reached())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), $"not within 20 s: {what}; told: {string.Join("; ", _told)}");
            await timer.WaitForNextTickAsync();
        }
    }

    private Coordinator Begin(Action<CoordinatorEvent>? tell = null)
    {
        var place = new TestCluster(1);
        var coordinator = new Coordinator(
            new CoordinationOptions("test", "n0", place.Port, [place.Node(0)]), new CoordinatorPorts(Transport, tell ?? _told.Enqueue, new FakeTimeProvider()));
        coordinator.Start();
        return coordinator;
    }

    private CoordinationTransport Transport()
    {
        Interlocked.Increment(ref _asked);
        return _good ? new(Silent, []) : throw new CoordinationRefusedException("/pki/ca.pem is missing");
    }
}
