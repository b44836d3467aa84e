using Microsoft.Extensions.Time.Testing;
using Tandem.Cli.Output;

namespace Tandem.Cli.Tests.Harness;

/// <summary>A terminal that keeps what it is told.</summary>
internal sealed class Screen
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 3, 12, 7, TimeSpan.Zero);

    private Screen(int? width, int? height, bool hasColours) =>
        Terminal = new Terminal(new StringWriter(), new StringWriter(), new FakeTimeProvider(Now)) { Width = width, Height = height, HasColours = hasColours };

    public Terminal Terminal { get; }

    public string Output => Terminal.Output.ToString()!;

    public string Errors => Terminal.Errors.ToString()!;

    public static Screen Pipe() => new(null, null, hasColours: false);

    public static Screen Of(int width, int height, bool hasColours = false) => new(width, height, hasColours);

    public string Show(Page page)
    {
        new PagePrinter(Terminal).Print(page);
        return Output;
    }
}
