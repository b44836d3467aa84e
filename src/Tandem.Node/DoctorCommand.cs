using System.Net;
using Tandem.Configuration.Model;
using Tandem.Network.Linux.Doctor;
using Tandem.Network.Linux.Node;

namespace Tandem.Node;

/// <summary>"tandem-node --doctor": what on this machine would keep the node from its work, each with its cure. It changes nothing.</summary>
internal static class DoctorCommand
{
    public static async Task<int> RunAsync(NodeConfiguration node, TextWriter output)
    {
        var symptoms = await ExamineAsync(Patient.ThisMachine, node).ConfigureAwait(false);
        foreach (var symptom in symptoms.OrderByDescending(symptom => symptom.Gravity))
        {
            output.WriteLine($"{WordOf(symptom.Gravity),-8}{symptom.Text}");
            if (symptom.Cure.Length > 0)
            {
                output.WriteLine($"{"",-8}-> {symptom.Cure}");
            }
        }

        return symptoms.Any(symptom => symptom.Gravity == Gravity.Trouble) ? ExitCode.Refused : ExitCode.Success;
    }

    private static async Task<IReadOnlyList<Symptom>> ExamineAsync(Patient patient, NodeConfiguration node)
    {
        var practice = PracticeOf(node);
        return
        [
            .. Kernel(node),
            .. RightsExam.Look(patient),
            .. InterfaceExam.Look(patient, practice),
            .. SysctlExam.Look(patient, practice),
            .. NeighbourExam.Look(patient),
            .. FirewallExam.Look(FirewallText.Read(), practice),
            .. await ChannelExam.LookAsync(practice, TimeProvider.System.GetUtcNow()).ConfigureAwait(false),
        ];
    }

    private static Practice PracticeOf(NodeConfiguration node) => new(
        node.Name,
        [.. node.Segments.Select(segment => new PracticeSegment(segment.Name, segment.Interface, segment.Routers.Any(router => router.VirtualMac)))],
        node.Coordination?.Port,
        node.Coordination?.Tls?.Certificate,
        [.. node.Coordination?.Nodes.Where(other => other.Name != node.Name).Select(other => (other.Name, IPAddress.Parse(other.Address.ToString()))) ?? []]);

    private static IEnumerable<Symptom> Kernel(NodeConfiguration node) => KernelTrial.Run(node.Segments.Any(segment => segment.Gate)) is { } refusal
        ? [new(Gravity.Trouble, refusal.ToString(), "as it says; or run this as root")]
        : [Symptom.Well("the kernel has what is needed")];

    private static string WordOf(Gravity gravity) => gravity switch
    {
        Gravity.Trouble => "TROUBLE",
        Gravity.Notice => "notice",
        _ => "ok",
    };
}
