namespace Tandem.Configuration.Tests.Syntax;

/// <summary>Documents whose form is broken: the line that must be changed is named, not the last one.</summary>
public sealed class SyntaxTests
{
    private const string Forms = "key = value, or key { ... }, one on a line or with commas between";
    private const string Web = "tandem.virtual-routers.web";

    [Theory]
    [InlineData("vrid = 51", "vrid =", "15: " + Web + ".vrid has no value; allowed a value on the line of its key")]
    [InlineData("vrid = 51", "vrid", "15: " + Web + ".vrid has no value; allowed " + Forms)]
    [InlineData("vrid = 51", "vrid 51", "15: " + Web + ".vrid is followed by '51'; allowed " + Forms)]
    [InlineData("vrid = 51", "vrid += 51", "15: " + Web + ".vrid is followed by '+= 51'; allowed " + Forms)]
    [InlineData("vrid = 51", "= 51", "15: " + Web + " has '= 51' where a key should stand; allowed " + Forms)]
    [InlineData("vrid = 51", "vrid = 51 version = 3", "15: " + Web + ".vrid is '51 version = 3'; allowed one key on a line, or a comma before the next")]
    [InlineData("vrid = 51", "vrid = \"51\" version = 3", "15: the file has 'version = 3' after a complete value; allowed a new line or a comma before the next key")]
    [InlineData("vrid = 51", "vrid\u00A0= 51", "15: " + Web + ".vrid is followed by '<U+00A0>= 51'; allowed " + Forms)]
    [InlineData("vrid = 51", "vrid = null", "15: " + Web + ".vrid is null; allowed a value; to have the default, leave the key out")]
    [InlineData("address = 10.0.0.11", "address = fd00::1", "4: tandem.nodes.lb1.address is 'fd00::1'; allowed text with : \" $ or \\ only between double quotes")]
    [InlineData("cluster = edge", "cluster = \"ed\\u0067e\"", "2: tandem.cluster has a \\ between quotes; allowed text without \\")]
    [InlineData("cluster = edge", "cluster = \"\"\"edge\"\"\"", "2: tandem.cluster uses \"\"\"; allowed text between one pair of double quotes")]
    [InlineData("cluster = edge", "cluster = ed\u0001ge", "2: the file has the character U+0001; allowed text in UTF-8")]
    [InlineData("[lb1, lb2]", "[lb1 lb2]", "17: " + Web + ".prefer has 'lb1 lb2'; allowed a comma between two values")]
    [InlineData("[lb1, lb2]", "[\"lb1\" \"lb2\"]", "17: " + Web + ".prefer has two values side by side; allowed a comma between two values")]
    [InlineData("[lb1, lb2]", "[[lb1, lb2]]", "17: " + Web + ".prefer has '[lb1, lb2]]' in its list; allowed a list of plain values")]
    [InlineData("[lb1, lb2]", "[lb1, lb2", "17: " + Web + ".prefer opens with [ and is not closed; allowed one ] for every [")]
    [InlineData("[\"192.168.1.100/24\"]", "[\"192.168.1.100/24]", "16: " + Web + ".addresses opens a double quote before '192.168.1.100/24]' and does not close it; allowed a second double quote on the same line")]
    [InlineData("[\"192.168.1.100/24\"]", "[\"192.168.1.100/24\"", "16: " + Web + ".addresses opens with [ and is not closed; allowed one ] for every [")]
    [InlineData("web {", "web front {", "13: " + Web + " is followed by 'front {'; allowed " + Forms)]
    [InlineData("tandem {\n", "include \"other.conf\"\ntandem {\n", "1: include is not supported; allowed one file, the same on every node: write the content of the other here")]
    [InlineData("tandem {\n", "tandem {\n{\n", "2: tandem has '{' where a key should stand; allowed " + Forms)]
    public void Broken_entry_is_named_with_its_line(string part, string replacement, string message) =>
        Assert.Equal("t.conf:" + message, Document.Error(Document.With(part, replacement)));

    [Fact]
    public void Errors_on_several_lines_are_all_found() => Assert.Equal(
        [
            $"t.conf:15: {Web}.vrid has no value; allowed a value on the line of its key",
            $"t.conf:21: tandem.virtual-routers.api.vrid is followed by '52'; allowed {Forms}",
        ],
        Document.Errors(Document.With("vrid = 51", "vrid =").Replace("vrid = 52", "vrid 52", StringComparison.Ordinal)));

    [Fact]
    public void Missing_brace_is_blamed_on_the_block_that_misses_it() => Assert.Equal(
        $"t.conf:13: {Web} opens with {{ and is never closed (the }} in line 24 is indented for another block); allowed one }} for every {{",
        Document.Error(Document.With("prefer = [lb1, lb2]\n    }\n", "prefer = [lb1, lb2]\n")));

    [Fact]
    public void Missing_brace_at_the_end_is_blamed_on_the_outermost_block() => Assert.Equal(
        "t.conf:1: tandem opens with { and is never closed; allowed one } for every {",
        Document.Error(Document.With("    }\n  }\n}", "    }\n  }\n")));

    [Fact]
    public void Brace_too_many_is_blamed_on_the_line_where_the_indentation_breaks() => Assert.Equal(
        "t.conf:7: tandem.nodes (line 3) is closed by a } that is indented for another block; the } in line 27 closes nothing; allowed one } for every {",
        Document.Error(Document.With("lb3 { address = 10.0.0.13 }\n", "lb3 { address = 10.0.0.13 }\n    }\n")));

    [Fact]
    public void Brace_too_many_at_the_end_is_named() => Assert.Equal(
        "t.conf:27: the file has a } that closes nothing; allowed one } for every {",
        Document.Error(Document.Good + "\n}\n"));

    [Fact]
    public void Text_after_the_braces_of_the_file_is_refused() => Assert.Equal(
        "t.conf:28: the file has 'x = 1' after the last }; allowed nothing after the } that closes the file",
        Document.Error("{\n" + Document.Good + "}\nx = 1"));

    [Fact]
    public void Nesting_without_end_is_refused() => Assert.Equal(
        "t.conf:1: the file has more than 16 sections within each other; allowed the sections of hocon/tandem.conf",
        Document.Error(string.Concat(Enumerable.Repeat("a{", 100_000))));

    [Fact]
    public void A_second_value_for_a_key_is_refused() => Assert.Equal(
        "t.conf:16: tandem.virtual-routers.web.vrid has a value already, in line 15; allowed one value for a key (is a name used twice?)",
        Document.Error(Document.With("vrid = 51", "vrid = 51\nvrid = 53")));
}
