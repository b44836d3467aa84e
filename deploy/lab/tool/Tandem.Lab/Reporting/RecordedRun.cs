namespace Tandem.Lab.Reporting;

/// <summary>One session of measure.sh with what can be read from it.</summary>
internal sealed class RecordedRun(string directory)
{
    private readonly Session _session = Session.Load(directory);
    private readonly IReadOnlyList<CapturedFrame> _frames = CapturedFrame.Read(directory);

    public Takeover? Takeover => Reporting.Takeover.Find(_session, _frames);

    /// <summary>The address that changes hands; null when the event was not reached or ended with the wrong holder.</summary>
    public EventRow? Row(string happening, string address) =>
        EventRow.From(_session).FirstOrDefault(row => row.Event == happening && row.Address == address && row.After == row.Expected);

    /// <summary>How late another node showed each change of this one, in ms; none when the session did not come to its end.</summary>
    public IReadOnlyList<double> RosterDelays() => EventLog.HasEnd(directory) ? RosterLog.Delays(directory) : [];

    /// <summary>Frames from a virtual MAC that a node sent which held nothing; null when nothing was captured at all.</summary>
    public double? FramesOfBackup()
    {
        var quiet = _session.Events is [var first, ..] ? first : null;
        return quiet is null || _frames.Count == 0 || quiet.Before.Values.Any(holder => holder != "a")
            ? null
            : _frames.Count(frame => frame.At >= quiet.At && frame.At < quiet.Until && frame.Node == "b" && frame.FromVirtualMac);
    }

    /// <summary>Entries the client had for a virtual address with any other MAC than a virtual one, and ARP that would cause them.</summary>
    public double? WrongEntries()
    {
        var macs = NeighbourLog.Macs(directory);
        return macs.Count == 0
            ? null
            : macs.Count(mac => !CapturedFrame.IsVirtual(mac)) + _frames.Count(frame => frame.Betrays(NeighbourLog.VirtualAddresses));
    }
}
