using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Conformance;

/// <summary>
/// Reads a scenario. Each line of input has a time in `ms`, the name of a `router` and what is done: `configure` (priority, interval in cs,
/// address, preempt, version), `start`, `stop` (a cause), `crash`, `change` (as configure), `stranger` (an advertisement: from, priority, interval)
/// or `end`.
/// </summary>
internal static class Scenario
{
    public static string Run(string input)
    {
        var segment = new Segment();
        foreach (var line in input.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(segment, JsonNode.Parse(line)!.AsObject());
        }

        return segment.Output;
    }

    private static void Apply(Segment segment, JsonObject line)
    {
        var now = Time.At(line["ms"]!.GetValue<decimal>());
        var name = line["router"]?.GetValue<string>() ?? "stranger";
        var (verb, value) = line.Last();
        segment.RunTo(now);
        switch (verb)
        {
            case "configure":
                segment.Add(name, Parameters(Routers.V3(), value!.AsObject()), IPvXAddress.Parse(value["address"]!.GetValue<string>()));
                break;
            case "start":
                segment.Step(name, new RouterEvent.Startup(segment.AddressOf(name)), now);
                break;
            case "stop":
                segment.Step(name, new RouterEvent.Shutdown(Enum.Parse<ShutdownReason>(value!.GetValue<string>())), now);
                break;
            case "crash":
                segment.Crash(name);
                break;
            case "change":
                segment.Step(name, new RouterEvent.ParametersChanged(Parameters(segment.ParametersOf(name), value!.AsObject())), now);
                break;
            case "stranger":
                var own = Parameters(Routers.V3(), value!.AsObject());
                segment.Broadcast(name, own, own.Priority, IPvXAddress.Parse(value["from"]!.GetValue<string>()), now);
                break;
            case "end":
                break;
            default:
                throw new JsonException($"'{verb}' is nothing a scenario can do");
        }
    }

    private static VirtualRouterParameters Parameters(VirtualRouterParameters before, JsonObject values) => before with
    {
        Version = values["version"]?.GetValue<int>() is { } version ? (VrrpVersion)version : before.Version,
        Priority = values["priority"]?.GetValue<byte>() is { } priority ? new Priority(priority) : before.Priority,
        AdvertisementInterval = values["interval"]?.GetValue<int>() is { } interval ? new AdvertisementInterval(interval) : before.AdvertisementInterval,
        PreemptMode = values["preempt"]?.GetValue<bool>() ?? before.PreemptMode,
        Addresses = values["addresses"] is JsonArray list
            ? Routers.Addresses([.. list.Select(address => address!.GetValue<string>())])
            : before.Addresses,
    };
}
