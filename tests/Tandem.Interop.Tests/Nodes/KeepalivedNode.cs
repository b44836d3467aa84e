using System.Globalization;
using Tandem.Interop.Tests.Topology;

namespace Tandem.Interop.Tests.Nodes;

/// <summary>keepalived as Debian ships it, VRRP only.</summary>
internal sealed class KeepalivedNode(Site site, Machine machine, RouterPlan plan, int priority) : VrrpNode(machine, priority)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly string _folder = site.FolderFor(machine, "keepalived");

    internal override string Product => "keepalived";

    internal override void Start()
    {
        var file = Path.Combine(_folder, "keepalived.conf");
        File.WriteAllText(file, Configuration());
        if (plan.Macs == MacMode.Virtual)
        {
            PrepareForVirtualMac();
        }

        // A boot empties /run. A killed child that nobody has waited for yet would count as a daemon that is still running.
        string own = Path.Combine(_folder, "keepalived.pid"), child = Path.Combine(_folder, "vrrp.pid");
        File.Delete(own);
        File.Delete(child);
        Run("keepalived", "--dont-fork", "--log-console", "--vrrp", "--use-file", file, "--pid", own, "--vrrp_pid", child)
            .WaitForOutput("Starting Keepalived v2.", Limit);
    }

    private string Configuration() => $$"""
        global_defs {
          router_id {{Machine.Name}}
          vrrp_version {{plan.Version}}
        }
        vrrp_instance router {
          state BACKUP
          interface eth0
          {{(plan.Macs == MacMode.Virtual ? "use_vmac" : "")}}
          virtual_router_id {{plan.Vrid}}
          priority {{Priority}}
          advert_int {{plan.Interval.TotalSeconds.ToString(CultureInfo.InvariantCulture)}}
          virtual_ipaddress {
        {{string.Join('\n', plan.Addresses.Select(address => "    " + plan.Prefixed(address)))}}
          }
        }

        """;
}
