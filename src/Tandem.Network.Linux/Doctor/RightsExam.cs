using System.Globalization;

namespace Tandem.Network.Linux.Doctor;

/// <summary>What the worker may do: of the one that runs, or else of whoever asks.</summary>
public static class RightsExam
{
    private static readonly (int Bit, string Name, Gravity Gravity, string Without)[] Needed =
    [
        (12, "CAP_NET_ADMIN", Gravity.Trouble, "it cannot set addresses"),
        (13, "CAP_NET_RAW", Gravity.Trouble, "it cannot send VRRP"),
        (23, "CAP_SYS_NICE", Gravity.Notice, "its threads have no real-time priority, and are late on a busy machine"),
    ];

    /// <param name="patient">The machine.</param>
    public static IEnumerable<Symptom> Look(Patient patient)
    {
        var running = patient.Processes("tandem-node");
        var whose = running.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"the worker (process {running[0]})") : "whoever runs this";
        var rights = RightsOf(patient, running.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"proc/{running[0]}/status") : "proc/self/status");
        if (rights is not { } has)
        {
            return [new(Gravity.Notice, $"the capabilities of {whose} are not known: /proc cannot be read", "run it as root, with /proc mounted")];
        }

        Symptom[] lacking =
        [
            .. from one in Needed
               where (has & (1UL << one.Bit)) == 0
               select new Symptom(one.Gravity, $"{whose} lacks {one.Name}: {one.Without}", $"systemd: AmbientCapabilities={one.Name}; compose: cap_add: [{one.Name["CAP_".Length..]}]; or run it as root"),
        ];
        return [.. lacking.Length > 0 ? lacking : [Symptom.Well($"{whose} has the capabilities it needs")], .. RealTime(patient)];
    }

    private static IEnumerable<Symptom> RealTime(Patient patient) => patient.Read("proc/sys/kernel/sched_rt_runtime_us") is "0"
        ? [new(Gravity.Trouble, "the kernel lets no real-time thread run (kernel.sched_rt_runtime_us = 0)", "sysctl -w kernel.sched_rt_runtime_us=950000")]
        : [];

    private static ulong? RightsOf(Patient patient, string path)
    {
        const string Head = "CapEff:";
        var line = patient.Read(path)?.Split('\n').FirstOrDefault(line => line.StartsWith(Head, StringComparison.Ordinal));
        return ulong.TryParse(line?[Head.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rights) ? rights : null;
    }
}
