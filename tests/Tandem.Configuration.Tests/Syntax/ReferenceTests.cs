namespace Tandem.Configuration.Tests.Syntax;

/// <summary>${path}: values taken from elsewhere in the file, and nowhere else.</summary>
public sealed class ReferenceTests
{
    private const string Allowed =
        "allowed a key with a value that stands earlier in this file (environment variables are not read: every node reads the same)";

    [Fact]
    public void Reference_has_the_value_of_an_earlier_key()
    {
        var text = Document.WithWeb("advertisement-interval = 100ms").Replace(
            "[lb2, lb1]",
            "${tandem.virtual-routers.web.prefer}, advertisement-interval = ${tandem.virtual-routers.web.advertisement-interval}",
            StringComparison.Ordinal);

        var api = Document.Configuration(text).VirtualRouters[0];

        Assert.Equal(["lb1", "lb2"], api.Participants.Select(participant => participant.Node));
        Assert.Equal(10, api.AdvertisementInterval.Centiseconds);
    }

    [Fact]
    public void Bad_value_is_reported_where_it_stands_and_where_it_is_used() => Assert.Equal(
        ["t.conf:15: tandem.virtual-routers.web.vrid is 0", "t.conf:21: tandem.virtual-routers.api.vrid is 0"],
        Document.Errors(Document.With("vrid = 51", "vrid = 0").Replace("vrid = 52", "vrid = ${tandem.virtual-routers.web.vrid}", StringComparison.Ordinal))
            .Select(error => error.Split(';')[0]));

    [Theory]
    [InlineData("${PATH}")]
    [InlineData("${tandem.virtual-routers.api.segment}")]
    [InlineData("${tandem.cluster}")]
    [InlineData("${tandem}")]
    public void Reference_to_the_environment_a_later_key_itself_or_a_section_is_refused(string reference) =>
        Assert.Equal($"t.conf:2: tandem.cluster is {reference}; {Allowed}", Document.Error(Document.With("cluster = edge", $"cluster = {reference}")));

    [Theory]
    [InlineData("${?PATH}")]
    [InlineData("${}")]
    [InlineData("${tandem")]
    [InlineData("$tandem")]
    public void Malformed_reference_is_refused(string reference) => Assert.StartsWith(
        $"t.conf:2: tandem.cluster is '{reference}'; allowed ${{path.of.a.key}} as the whole value",
        Document.Error(Document.With("cluster = edge", $"cluster = {reference}")),
        StringComparison.Ordinal);

    /// <summary>Akka's parser would bring the process down with a stack overflow.</summary>
    [Fact]
    public void Circle_by_a_second_value_is_refused_before_it_is_resolved() => Assert.Equal(
        "t.conf:4: tandem.cluster has a value already, in line 2; allowed one value for a key (is a name used twice?)",
        Document.Error(Document.With("cluster = edge", "cluster = edge\nrun-directory = ${tandem.cluster}\ncluster = ${tandem.run-directory}")));
}
