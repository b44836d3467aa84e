namespace Tandem.Interop.Tests.Nodes;

/// <summary>Writes a cluster file for the site's nodes.</summary>
internal static class TandemConfiguration
{
    /// <summary>Stands for the node's own folder.</summary>
    internal const string Folder = "/nowhere/folder-of-the-node";

    /// <summary>One router, one node of ours, with a foreign peer in mind.</summary>
    internal static string Of(string node, RouterPlan plan, int priority, string extra) =>
        Of(plan.Macs, Router("router", plan, $"priorities {{ {node} = {priority} }}", extra));

    /// <summary>Two routers with crossed preferences.</summary>
    internal static string Crossed(RouterPlan first, RouterPlan second) => Of(
        first.Macs, Router("first", first, "prefer = [a, b]", "") + Router("second", second, "prefer = [b, a]", ""));

    /// <summary>One router on both nodes, a preferred.</summary>
    internal static string Pair(RouterPlan plan) => Of(plan.Macs, Router("router", plan, "prefer = [a, b]", ""));

    private static string Of(MacMode macs, string routers) => $$"""
        tandem {
          cluster = interop
          coordination.enabled = off
          timeline.directory = "{{Folder}}"
          nodes {
            a { address = 192.0.2.10 }
            b { address = 192.0.2.11 }
          }
          segments {
            front {
              interface = eth0
              gate = {{(macs == MacMode.Virtual ? "on" : "off")}}
            }
          }
          virtual-routers {
        {{routers}}
          }
        }

        """;

    private static string Router(string name, RouterPlan plan, string order, string extra) => $$"""
            {{name}} {
              segment = front
              vrid = {{plan.Vrid}}
              version = {{plan.Version}}
              addresses = [{{string.Join(", ", plan.Addresses.Select(address => $"\"{plan.Prefixed(address)}\""))}}]
              {{order}}
              advertisement-interval = {{plan.Interval.TotalMilliseconds:0}}ms
              virtual-mac = {{(plan.Macs == MacMode.Virtual ? "on" : "off")}}
              {{extra}}
            }

        """;
}
