using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tandem.Api.Commands;
using Tandem.Api.Facts;
using Tandem.Coordination.Timeline;

namespace Tandem.Api.Http;

/// <summary>From the query of a request to a question for the timeline.</summary>
/// <param name="facts">The names there are.</param>
internal sealed class TimelineQueryReader(ClusterFacts facts)
{
    private static readonly string[] Filters = ["router", "node", "kind", "text"];
    private static readonly string[] Keys = ["from", "to", .. Filters, "order", "limit", "after"];
    private readonly CommandReader _names = new(facts);

    /// <exception cref="RefusedException">Something in it is not allowed.</exception>
    public TimelineQuery Read(IQueryCollection query)
    {
        Check(query, Keys);
        return Filter(query) with
        {
            From = Time(query, "from"),
            To = Time(query, "to"),
            After = Value(query, "after") is { } place ? PlaceText.Parse(place) ?? throw Bad($"after is {Quoted.Text(place)}; allowed: next or place of an earlier answer") : null,
            LatestFirst = Value(query, "order") switch
            {
                null or "oldest-first" => false,
                "latest-first" => true,
                var other => throw Bad($"order is {Quoted.Text(other)}; allowed: oldest-first, latest-first"),
            },
            Limit = Value(query, "limit") is { } limit ? Limit(limit) : 100,
        };
    }

    /// <summary>Only which entries, not which part of them.</summary>
    /// <exception cref="RefusedException">Something in it is not allowed.</exception>
    public TimelineQuery ReadFilter(IQueryCollection query)
    {
        Check(query, Filters);
        return Filter(query);
    }

    private TimelineQuery Filter(IQueryCollection query) => new()
    {
        Router = Value(query, "router") is { } router ? _names.RouterOf(router).Key : null,
        Node = Value(query, "node") is { } node ? _names.NodeOf(node) : null,
        Kind = Value(query, "kind") is { } kind ? Kind(kind) : null,
        Text = Value(query, "text"),
    };

    private static void Check(IQueryCollection query, string[] allowed)
    {
        foreach (var (key, values) in query)
        {
            if (!allowed.Contains(key))
            {
                throw Bad($"the query has {Quoted.Text(key)}; allowed: {string.Join(", ", allowed)}");
            }

            if (values.Count != 1)
            {
                throw Bad($"{key} is there more than once; allowed once");
            }
        }
    }

    private static RefusedException Bad(string detail) => new(Refusal.BadRequest, detail);

    private static string? Value(IQueryCollection query, string key) => query.TryGetValue(key, out var values) && values.ToString() is { Length: > 0 } value ? value : null;

    private static string Kind(string kind) => TimelineKinds.All.Contains(kind) ? kind : throw Bad($"kind is {Quoted.Text(kind)}; allowed: {string.Join(", ", TimelineKinds.All)}");

    private static int Limit(string limit) => int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= TimelineQuery.MostEntries
        ? number
        : throw Bad($"limit is {Quoted.Text(limit)}; allowed 1..{TimelineQuery.MostEntries}");

    private static DateTimeOffset? Time(IQueryCollection query, string key)
    {
        if (Value(query, key) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw Bad($"{key} is {Quoted.Text(text)}; allowed: a time such as 2026-01-31T03:12:00Z");
    }
}
