namespace Tandem.Configuration.Tests.Syntax;

/// <summary>Other ways to write the same document.</summary>
public sealed class AcceptedFormTests
{
    private static readonly string[] Variants =
    [
        Document.Good.Replace("\n", "\r\n", StringComparison.Ordinal),
        Document.Good.Replace("  ", "\t", StringComparison.Ordinal),
        "\uFEFF" + Document.Good,
        "{\n" + Document.Good + "\n}\n",
        Document.Good.Replace(" = ", ":", StringComparison.Ordinal),
        Document.Good.Replace(" = ", "=", StringComparison.Ordinal),
        Document.Good.Replace(" {\n", "\n{\n", StringComparison.Ordinal),
        Document.Good.Replace(" {", " = {", StringComparison.Ordinal),
        Document.Good.Replace("\n", " # why\n", StringComparison.Ordinal),
        Document.Good.Replace("\n", "// why { [ \"\n", StringComparison.Ordinal),
        Document.Good.Replace("[lb1, lb2]", "[\n lb1 # first\n \"lb2\",\n]", StringComparison.Ordinal),
        Document.Good.Replace("[lb1, lb2]", "\n[lb1, lb2,]", StringComparison.Ordinal),
        Document.Good.Replace("vrid = 51", "\"vrid\" = \"51\",,", StringComparison.Ordinal),
        Document.Good.Replace("tandem {", "tandem.cluster = edge\ntandem {", StringComparison.Ordinal).Replace("  cluster = edge\n", "", StringComparison.Ordinal),
        Document.Good.Replace("[lb2, lb1]", "[lb2, lb1]\n}\napi {", StringComparison.Ordinal),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Variants.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Same_document_in_another_form_means_the_same(int variant) =>
        Assert.Equal(Document.Configuration(Document.Good), Document.Configuration(Variants[variant]));

    [Fact]
    public void A_whole_document_may_stand_on_one_line() => Assert.Equal(
        "web",
        Document.Configuration(
            """{ "tandem": { "cluster": "edge", "nodes": { "a": { "address": "fd00::1" } }, "segments": { "s": { "interface": "eth0" } }, "virtual-routers": { "web": { "segment": "s", "vrid": 1, "addresses": ["10.1.1.1/24"], "prefer": ["a"] } } } }""")
            .VirtualRouters[0].Name);
}
