using Tandem.Api.Contracts;
using Tandem.Api.Facts;
using Tandem.Api.Sights;
using Tandem.Vrrp.Model;

namespace Tandem.Api.Status;

/// <summary>Who hears whom, and how the configurations differ.</summary>
internal static class MatrixComposer
{
    /// <summary>A listener that is not reached now says nothing now, whatever it said last.</summary>
    public static MatrixReport Matrix(ClusterFacts facts, ClusterSight sight, DateTimeOffset now) => new(
        facts.Node,
        now,
        [
            .. from cell in sight.Hearing.Cells
               let isCurrent = sight.Find(cell.Listener) is { IsCurrent: true }
               select new MatrixCell(
                   cell.Segment,
                   cell.Family == Family.IPv4 ? 4 : 6,
                   cell.Listener,
                   cell.Speaker,
                   (isCurrent ? cell.Hears : null) switch
                   {
                       true => MatrixCell.Hears,
                       false => MatrixCell.Deaf,
                       null => MatrixCell.Unknown,
                   },
                   isCurrent ? cell.Detail : "",
                   cell.At is { } at ? Math.Max(0, Math.Round((now - at).TotalSeconds, 3)) : null),
        ],
        sight.Hearing.Findings);

    public static DriftReport Drift(ClusterFacts facts, ClusterSight sight, DateTimeOffset now) => new(
        facts.Node,
        now,
        sight.Drift.Compared,
        [.. sight.Drift.Differences.Select(difference => new DriftLine(difference.Router is { } router ? facts.NameOf(router) : null, difference.Words))]);
}
