using Tandem.Testing;

namespace Tandem.Architecture.Tests;

/// <summary>The approval helper accepts what was approved, line endings aside, and nothing else.</summary>
public sealed class ApprovedTests
{
    [Fact]
    public void Approved_text_passes_whatever_its_line_endings() => Approved.Text("greeting", "hello\r\nworld");

    [Fact]
    public void Other_text_fails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Approved.Text("greeting", "hello\nmoon"));

    [Fact]
    public void Text_that_was_never_approved_fails() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Approved.Text("absent", ""));
}
