using System.Collections.Immutable;
using System.Text.Json;
using Tandem.Api.Contracts;
using Tandem.Api.Sights;
using Tandem.Coordination.Messages;

namespace Tandem.Api.Tests.Status;

/// <summary>What other nodes tell of their checks, as it is shown.</summary>
public sealed class PeerCheckTests
{
    [Fact]
    public void All_of_all_nodes_are_seen_in_order_with_state_last_run_and_time()
    {
        var told = ImmutableDictionary<string, CheckReport>.Empty
            .Add("lb3", new([Told("http", HealthState.Well, HealthState.Failed, 1_769_829_127_000_000)], []))
            .Add("lb2", new([Told("link", HealthState.Failed, HealthState.Failed, 0), Told("app", HealthState.Unknown, HealthState.Unknown, long.MaxValue)], []));

        Assert.Equal(
            [
                new PeerCheckSight("lb2", new("app", CheckStatus.Unknown, null, "app it is"), null),
                new PeerCheckSight("lb2", new("link", CheckStatus.Down, null, "link it is"), false),
                new PeerCheckSight("lb3", new("http", CheckStatus.Up, new DateTimeOffset(2026, 1, 31, 3, 12, 7, TimeSpan.Zero), "http it is"), false),
            ],
            PeerCheckSights.Of(told).AsEnumerable());
    }

    [Fact]
    public void An_older_node_s_answer_has_none_and_is_read()
    {
        const string Answer = """
            {"cluster":"edge","node":"lb1","at":"2026-01-31T03:12:07Z","channel":{"state":"off","note":""},"nodes":[],"routers":[],"checks":[],"problems":[]}
            """;

        Assert.Null(JsonSerializer.Deserialize(Answer, ApiJson.Default.StatusReport)!.PeerChecks);
    }

    private static CheckResult Told(string name, HealthState state, HealthState lastRun, long since) => new(name, state, lastRun, new HybridStamp(since, 0), $"{name} it is");
}
