using System.Globalization;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>The id of an event: how far a listener has come. The arrival means something in one life of the node only; the place means the same for ever.</summary>
/// <param name="Life">Of the node that sent it.</param>
/// <param name="Arrival">The place of the arrival in that life.</param>
/// <param name="Place">The place behind the entry.</param>
internal sealed record EventPlace(Guid Life, long Arrival, TimelineCursor Place)
{
    private const char Gap = '~';

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Life:N}{Gap}{Arrival}{Gap}{PlaceText.Of(Place)}");

    /// <summary>Null: it is none.</summary>
    public static EventPlace? Parse(string text) =>
        text.Split(Gap) is [var life, var arrival, var place]
        && Guid.TryParseExact(life, "N", out var boot)
        && long.TryParse(arrival, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && PlaceText.Parse(place) is { } cursor
            ? new(boot, number, cursor)
            : null;
}
