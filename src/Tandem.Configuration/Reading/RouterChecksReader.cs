using Tandem.Configuration.Model;
using Tandem.Network.Checks;

namespace Tandem.Configuration.Reading;

/// <summary>Reads what checks do to one virtual router: check = release, or check = weight.</summary>
internal static class RouterChecksReader
{
    public static ValueList<RouterCheck> Read(ConfigSection router, IReadOnlyCollection<string> checks, ValueList<Participant> participants)
    {
        var section = router.Section("checks");
        var read = new List<RouterCheck>();
        foreach (var name in section.Keys)
        {
            if (!checks.Contains(name))
            {
                router.Context.Fault(section.PathOf(name), $"names the check {name}", checks.Count == 0 ? "a name of tandem.checks, which has none" : Spelling.OneOf("checks", name, checks));
            }
            else
            {
                // What it does may be wrong; that it is used is not.
                var isGood = section.TryRead(name, ValueRules.Weight, out var weight);
                if (isGood && weight != 0 && participants.FirstOrDefault(participant => participant.Priority.IsOwner) is { } owner)
                {
                    router.Context.Refuse(section.PathOf(name), weight.ToString(System.Globalization.CultureInfo.InvariantCulture), $"release: {owner.Node} owns the addresses, and an owner's priority is always 255");
                }

                read.Add(new RouterCheck(name, isGood && weight != 0 ? weight : null));
            }
        }

        return [.. read.OrderBy(check => check.Check, StringComparer.Ordinal)];
    }
}
