using System.Text;
using Microsoft.Data.Sqlite;
using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Timeline;

/// <summary>From a question to SQL, and from a row to an entry.</summary>
internal static class EntrySelect
{
    public const string Columns = "SELECT node, boot, number, micros, counter, kind, router, text, arrival FROM entries JOIN lives ON lives.id = entries.life";

    public const int ArrivalColumn = 8;

    private static readonly string[] Order = ["micros", "counter", "node", "boot", "number"];

    /// <summary>The SQL asks for one entry more than the page has, to know whether there is a next page.</summary>
    public static (string Text, List<(string Name, object Value)> Values) For(TimelineQuery query)
    {
        var (text, values) = Filtered(query);
        if (query.After is { } after)
        {
            text.Append(query.LatestFirst ? " AND micros <= $micros AND " : " AND micros >= $micros AND ")
                .Append("(micros, counter, node, boot, number)").Append(query.LatestFirst ? " < " : " > ").Append("($micros, $counter, $afterNode, $boot, $number)");
            values.AddRange(
            [
                ("$micros", after.Stamp.Microseconds), ("$counter", (long)after.Stamp.Counter), ("$afterNode", after.Node),
                ("$boot", after.BootId.ToByteArray(bigEndian: true)), ("$number", (long)after.Number),
            ]);
        }

        var way = query.LatestFirst ? " DESC" : "";
        text.Append(" ORDER BY ").AppendJoin(", ", Order.Select(column => column + way)).Append(" LIMIT $limit");
        values.Add(("$limit", LimitOf(query) + 1));
        return (text.ToString(), values);
    }

    /// <summary>In the order of arrival, whatever order and page the query names.</summary>
    public static (string Text, List<(string Name, object Value)> Values) Arrived(TimelineQuery query, long after)
    {
        var (text, values) = Filtered(query);
        values.AddRange([("$after", after), ("$limit", LimitOf(query))]);
        return (text.Append(" AND arrival > $after ORDER BY arrival LIMIT $limit").ToString(), values);
    }

    public static int LimitOf(TimelineQuery query) => Math.Clamp(query.Limit, 1, TimelineQuery.MostEntries);

    public static long Microseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static TimelineEntry Read(SqliteDataReader row) => new(
        row.GetString(0),
        new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
        (ulong)row.GetInt64(2),
        new HybridStamp(row.GetInt64(3), (uint)row.GetInt64(4)),
        row.GetString(5),
        row.IsDBNull(6) ? null : RouterName.Parse(row.GetString(6)),
        row.GetString(7));

    private static (StringBuilder Text, List<(string Name, object Value)> Values) Filtered(TimelineQuery query)
    {
        var text = new StringBuilder(Columns).Append(" WHERE 1");
        var values = new List<(string Name, object Value)>();
        void Where(string condition, string name, object? value)
        {
            if (value is not null)
            {
                text.Append(" AND ").Append(condition);
                values.Add((name, value));
            }
        }

        Where("micros >= $from", "$from", query.From is { } from ? Microseconds(from) : null);
        Where("micros <= $to", "$to", query.To is { } to ? Microseconds(to) : null);
        Where("router = $router", "$router", query.Router?.ToString());
        Where("node = $node", "$node", query.Node);
        Where("kind = $kind", "$kind", query.Kind);
        Where("instr(lower(text), lower($text)) > 0", "$text", query.Text);
        return (text, values);
    }
}
