using Tandem.Api.Contracts;
using Tandem.Coordination.Messages;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>Entries of the timeline in the words of the API.</summary>
/// <param name="ports">Has the names.</param>
internal sealed class TimelineLines(ApiPorts ports)
{
    public TimelineLine Of(TimelineEntry entry) => new(
        DateTimeOffset.UnixEpoch.AddMicroseconds(entry.Stamp.Microseconds),
        entry.Node,
        entry.Kind,
        entry.Router is { } router ? ports.Facts.NameOf(router) : null,
        entry.Text,
        PlaceText.Of(TimelineCursor.Behind(entry)));
}
