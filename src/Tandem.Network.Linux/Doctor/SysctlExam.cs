
namespace Tandem.Network.Linux.Doctor;

/// <summary>Settings of the kernel that are needed, or that services behind the addresses need.</summary>
public static class SysctlExam
{
    private const string Nonlocal = "proc/sys/net/ipv4/ip_nonlocal_bind";

    /// <param name="patient">The machine.</param>
    /// <param name="node">What is used of it.</param>
    public static IEnumerable<Symptom> Look(Patient patient, Practice node)
    {
        var wanting = node.Segments.SelectMany(segment => Wanted(segment).Select(setting => (segment.Interface, setting.Name, setting.Value)))
            .Where(one => Number(patient, "all", one.Name) < one.Value && Number(patient, one.Interface, one.Name) < one.Value && !patient.CanWrite(PathOf(one.Interface, one.Name)))
            .Select(one => new Symptom(
                Gravity.Trouble,
                $"net.ipv4.conf.{one.Interface}.{one.Name} has to be {one.Value}, and cannot be written here",
                $"set net.ipv4.conf.all.{one.Name}={one.Value} from outside (compose: sysctls:), or run this as the worker does"))
            .ToArray();
        return
        [
            .. wanting.Length > 0 ? wanting : [Symptom.Well("the kernel's settings are as needed, or can be made so")],
            patient.Read(Nonlocal) == "1"
                ? Symptom.Well("services may bind addresses that are on the other node now")
                : new(Gravity.Notice, "services cannot bind an address while it is on another node", "sysctl -w net.ipv4.ip_nonlocal_bind=1, unless yours listen on all addresses"),
        ];
    }

    /// <summary>What the worker sets on the interface of a segment.</summary>
    private static IEnumerable<(string Name, int Value)> Wanted(PracticeSegment segment) =>
        segment.HasVirtualMac ? [("arp_ignore", 1), ("arp_announce", 2)] : [("promote_secondaries", 1)];

    private static string PathOf(string device, string name) => $"proc/sys/net/ipv4/conf/{device}/{name}";

    private static int Number(Patient patient, string device, string name) => int.TryParse(patient.Read(PathOf(device, name)), out var value) ? value : 0;
}
