using System.Text.RegularExpressions;
using Tandem.Api.Metrics;
using Tandem.Api.Metrics.Catalog;
using Tandem.Testing;

namespace Tandem.Api.Tests.Metrics;

/// <summary>Names are for ever: dashboards and alerts of others are made of them.</summary>
public sealed partial class MetricCatalogTests
{
    [Fact]
    public void The_names_are_the_approved_ones() => Approved.Text(
        "catalog",
        string.Join('\n', MetricCatalog.All.Select(metric => $"{metric.Name}{{{string.Join(',', metric.Labels)}}} {metric.Kind.ToString().ToLowerInvariant()}{(metric.Unit.Length > 0 ? $" in {metric.Unit}" : "")}\n    {metric.Help}")));

    [Fact]
    public void A_name_is_there_once_and_says_whether_it_counts()
    {
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.Name).Distinct().Count());
        Assert.All(MetricCatalog.All, metric => Assert.Matches("^(tandem|process)_[a-z0-9_]+$", metric.Name));
        Assert.All(MetricCatalog.All, metric => Assert.Equal(metric.Kind == MetricKind.Counter, metric.Name.EndsWith("_total", StringComparison.Ordinal)));
        Assert.All(MetricCatalog.All, metric => Assert.DoesNotContain('\n', metric.Help));
    }

    [Theory]
    [InlineData("docs/metrics.md")]
    [InlineData("deploy/prometheus/tandem.rules.yml")]
    [InlineData("deploy/grafana/tandem.json")]
    public void What_others_are_given_names_only_what_there_is(string file)
    {
        var known = MetricCatalog.All.Select(metric => metric.Name).ToHashSet();
        var named = MetricName().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, file))).Select(match => match.Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void The_document_says_what_each_metric_is()
    {
        var named = MetricName().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/metrics.md"))).Select(match => match.Value).ToHashSet();

        Assert.Empty(MetricCatalog.All.Select(metric => metric.Name).Except(named));
    }

    [GeneratedRegex(@"\b(?:tandem|process)_[a-z0-9]+(?:_[a-z0-9]+)*\b")]
    private static partial Regex MetricName();
}
