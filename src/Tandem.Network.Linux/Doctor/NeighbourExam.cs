namespace Tandem.Network.Linux.Doctor;

/// <summary>Other programs of this machine that touch the same things, or that one misses.</summary>
public static class NeighbourExam
{
    private static readonly (string Process, Gravity Gravity, string Does, string Cure)[] Known =
    [
        ("keepalived", Gravity.Trouble, "speaks VRRP as well, and may hold the same addresses", "systemctl disable --now keepalived, unless its virtual routers have other numbers (VRIDs)"),
        ("vrrpd", Gravity.Trouble, "speaks VRRP as well, and may hold the same addresses", "stop it, unless its virtual routers have other numbers (VRIDs)"),
        ("ucarp", Gravity.Trouble, "uses the same virtual MACs as VRRP", "stop it, unless its virtual host has another number"),
        ("dhclient", Gravity.Notice, "takes addresses off its interface when a lease ends", "give the interfaces of segments fixed addresses"),
        ("dhcpcd", Gravity.Notice, "takes addresses off its interface when a lease ends", "give the interfaces of segments fixed addresses"),
    ];

    private static readonly string[] ClockKeepers = ["chronyd", "ntpd", "ntpsec", "systemd-timesyn", "openntpd"];

    /// <param name="patient">The machine.</param>
    public static IEnumerable<Symptom> Look(Patient patient)
    {
        var found = (from one in Known where patient.Processes(one.Process).Count > 0 select new Symptom(one.Gravity, $"{one.Process} runs here: it {one.Does}", one.Cure)).ToArray();
        return [.. found.Length > 0 ? found : [Symptom.Well("no other program here speaks VRRP or takes addresses away")], Clock(patient)];
    }

    private static Symptom Clock(Patient patient) => ClockKeepers.Any(keeper => patient.Processes(keeper).Count > 0)
        ? Symptom.Well("the clock is kept")
        : new(Gravity.Notice, "nothing keeps the clock here: no address depends on it, but certificates and the times of the record do", "apt-get install chrony (a virtual machine's host may keep it instead)");
}
