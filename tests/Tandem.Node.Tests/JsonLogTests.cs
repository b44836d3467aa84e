using System.Text.Json;
using Tandem.Node.Tests.Harness;
using Tandem.Testing;

namespace Tandem.Node.Tests;

public sealed class JsonLogTests
{
    [KernelFact(Needs = "nft")]
    public async Task Each_line_is_an_object_and_a_transition_has_its_values_as_fields()
    {
        using var pair = new Pair();
        pair.A.Start(Pair.Configuration(), "--log", "Json");
        await pair.A.Says("\"MasterDown\"");
        pair.A.Stop();

        var lines = pair.A.Worker.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var states = lines.Select(line => line.GetProperty("State")).Where(state => state.TryGetProperty("From", out _)).ToList();

        Assert.Equal(
            ["web on eth0 vrid 51: Initialize to Backup by Startup", "web on eth0 vrid 51: Backup to Master by MasterDown", "web on eth0 vrid 51: Master to Initialize by Shutdown"],
            states.Select(state => $"{Text(state, "Router")} on {Text(state, "Interface")} vrid {Text(state, "Vrid")}: {Text(state, "From")} to {Text(state, "To")} by {Text(state, "Reason")}"));
        Assert.Equal("", pair.A.Worker.Error);
    }

    private static string Text(JsonElement state, string name) => state.GetProperty(name).ToString();
}
