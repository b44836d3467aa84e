using Tandem.Cli.Tests.Harness;
using Tandem.Cli.Views;
using Tandem.Testing;

namespace Tandem.Cli.Tests.Views;

/// <summary>What a watch shows of a node that no longer answers.</summary>
public sealed class StaleViewTests
{
    [Fact]
    public void An_old_answer_is_not_shown_as_current()
    {
        var screen = Screen.Of(80, 24);
        var last = Reports.Calm with { At = Screen.Now.AddSeconds(-41) };

        Approved.Text("stale", screen.Show(StaleView.Page(last, "no node answers on /run/tandem/api.sock; start it (systemctl start tandem)", screen.Terminal)));
    }
}
