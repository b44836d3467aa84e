
namespace Tandem.Network.Linux.Doctor;

/// <summary>The interfaces of the segments, and the bridges they are ports of.</summary>
public static class InterfaceExam
{
    /// <param name="patient">The machine.</param>
    /// <param name="node">What is used of it.</param>
    public static IEnumerable<Symptom> Look(Patient patient, Practice node) => node.Segments.SelectMany(segment => Look(patient, segment));

    private static IEnumerable<Symptom> Look(Patient patient, PracticeSegment segment)
    {
        var (name, folder) = (segment.Interface, $"sys/class/net/{segment.Interface}");
        if (!patient.Has(folder))
        {
            var others = string.Join(", ", patient.List("sys/class/net").Where(other => other != "lo"));
            return [new(Gravity.Trouble, $"segment {segment.Name}: there is no interface {name}", $"name one of these in nodes.NAME.interfaces or segments.{segment.Name}.interface: {others}")];
        }

        Symptom link = patient.Read($"{folder}/carrier") == "1"
            ? Symptom.Well($"segment {segment.Name}: {name} is up and has carrier")
            : new(Gravity.Trouble, $"segment {segment.Name}: {name} is down or has no carrier", $"ip link set {name} up; look at cable, switch port and bond");
        return [link, .. Snooping(patient, name), .. Managers(patient, name)];
    }

    /// <summary>A bridge that listens for who wants multicast, and nobody asks: after minutes it forwards VRRP no more.</summary>
    private static IEnumerable<Symptom> Snooping(Patient patient, string name)
    {
        var bridge = patient.Has($"sys/class/net/{name}/bridge") ? $"sys/class/net/{name}/bridge" : $"sys/class/net/{name}/brport/bridge/bridge";
        return patient.Read($"{bridge}/multicast_snooping") == "1" && patient.Read($"{bridge}/multicast_querier") == "0"
            ? [new(Gravity.Notice, $"{name} is on a bridge that snoops multicast, and is no querier: without one on the LAN it stops forwarding VRRP", "ip link set BRIDGE type bridge mcast_querier 1 (or mcast_snooping 0)")]
            : [];
    }

    /// <summary>They remove addresses that they did not add.</summary>
    private static IEnumerable<Symptom> Managers(Patient patient, string name)
    {
        var index = patient.Read($"sys/class/net/{name}/ifindex");
        if (patient.Read($"run/systemd/netif/links/{index}")?.Contains("ADMIN_STATE=configured", StringComparison.Ordinal) == true)
        {
            yield return new(Gravity.Notice, $"systemd-networkd manages {name}: it removes addresses that are not its own when it restarts", $"KeepConfiguration=yes below [Network] in the file of {name}, and ManageForeignRoutingPolicyRules=no in networkd.conf; what it removes is put back at once");
        }

        if (patient.Read($"run/NetworkManager/devices/{index}")?.Contains("managed=true", StringComparison.Ordinal) == true)
        {
            yield return new(Gravity.Notice, $"NetworkManager manages {name}", "unmanaged-devices=interface-name:vrrp* below [keyfile] in NetworkManager.conf; what it removes is put back at once");
        }
    }
}
