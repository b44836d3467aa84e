using System.Globalization;

namespace Tandem.Lab.Reporting;

/// <summary>Prints what each event of a session did to address <c>web</c>: lines of what, unit, value and <c>+</c> for at least.</summary>
internal static class Episode
{
    public static int Run(Arguments arguments)
    {
        var session = Session.Load(arguments.Get("dir"));
        var frames = CapturedFrame.Read(arguments.Get("dir"));
        var rows = EventRow.From(session).Where(row => row.Address == Change.Address).ToDictionary(row => row.Event);
        foreach (var happening in session.Events)
        {
            var change = new Change(happening, session.Probes[Change.Address], frames);
            var moved = (happening.Before[Change.Address], happening.Expected[Change.Address]) is ("a", "b") or ("b", "a");
            foreach (var one in (moved ? change.Move() : []).Concat(change.Aftermath(moved)).Concat(Clients(rows[happening.Name])))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{happening.Name}: {one.What}\t{one.Unit}\t{Math.Round(one.Value, 2)}\t{(one.AtLeast ? "+" : "")}"));
            }
        }

        return 0;
    }

    private static IEnumerable<Measured> Clients(EventRow row) =>
    [
        new("client's longest gap", "ms", row.LongestGapMs),
        new("client's lost probes of 1,000 a second", "", row.ProbesLost),
    ];
}
