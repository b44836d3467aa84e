using Microsoft.AspNetCore.Http;
using Tandem.Api.Commands;
using Tandem.Api.Contracts;

namespace Tandem.Api.Http;

/// <summary>What is counted of one router, for a curve: the metrics have the same, of all routers at once.</summary>
/// <param name="ports">What is known.</param>
internal sealed class TrafficPage(ApiPorts ports)
{
    private const string Key = "router";

    public Task Show(HttpContext context)
    {
        var sources = ports.Metrics ?? throw new RefusedException(Refusal.Unavailable, "nothing is measured in this process");
        var router = new CommandReader(ports.Facts).RouterOf(NameOf(context.Request.Query));
        if (!sources.Local.Current.Routers.TryGetValue(router.Key, out var standing))
        {
            throw new RefusedException(Refusal.NotPossible, $"{ports.Facts.Node} does not run {router.Name}; ask {string.Join(" or ", router.Participants.Where(node => node != ports.Facts.Node))}");
        }

        var wire = sources.Wire.Of(router.Key);
        IReadOnlyList<HeardSource> heard = [.. wire.Heard.Select(one => new HeardSource(one.Source.ToString(), one.Count)), .. wire.FromOthers > 0 ? [new HeardSource(HeardSource.Others, wire.FromOthers)] : Array.Empty<HeardSource>()];
        var report = new TrafficReport(
            ports.Facts.Node, ports.Time.GetUtcNow(), router.Name, standing.Effective.AdvertisementInterval.TimeSpan.TotalSeconds, wire.Sent, heard, DiscardsOf(wire), sources.Lateness().Last.TotalMilliseconds);
        return Answer.With(context, report, ApiForms.Plain.TrafficReport);
    }

    private static long DiscardsOf(Tandem.Network.Beat.AdvertisementTally wire) => Enum.GetValues<Vrrp.Wire.DiscardReason>().Sum(wire.Discarded);

    private static string NameOf(IQueryCollection query) => query.Count == 1 && query.TryGetValue(Key, out var names) && names is [{ Length: > 0 } name]
        ? name
        : throw new RefusedException(Refusal.BadRequest, $"allowed: {ApiRoutes.Traffic}?{Key}=NAME");
}
