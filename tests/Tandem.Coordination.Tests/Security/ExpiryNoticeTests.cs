using Tandem.Coordination.Security;
using static Tandem.Coordination.Tests.Security.Certificates;

namespace Tandem.Coordination.Tests.Security;

/// <summary>The end of a certificate is announced at 30, 7 and 1 days, and when it has come.</summary>
public sealed class ExpiryNoticeTests
{
    private readonly ExpiryNotice _notice = new();

    [Fact]
    public void Each_mark_is_told_once()
    {
        var told = new List<string>();
        for (var hours = 40 * 24; hours >= -48; hours--)
        {
            if (_notice.Check("it", Now, Now.AddHours(-hours), "renew it") is { } line)
            {
                told.Add($"{hours}: {line}");
            }
        }

        Assert.Equal(
            [
                "720: it ends on 2026-11-23 12:00 UTC, in 30 days; renew it",
                "168: it ends on 2026-11-23 12:00 UTC, in 7 days; renew it",
                "24: it ends on 2026-11-23 12:00 UTC, in 24 hours; renew it",
                "0: it ended on 2026-11-23 12:00 UTC: peers refuse this node; renew it",
            ],
            told);
    }

    [Fact]
    public void A_node_that_starts_late_is_told_the_nearest_mark_only()
    {
        Assert.Equal("it ends on 2026-11-23 12:00 UTC, in 3 days; renew it", _notice.Check("it", Now, Now.AddDays(-3), "renew it"));
        Assert.Null(_notice.Check("it", Now, Now.AddDays(-2), "renew it"));
    }

    [Fact]
    public void A_new_certificate_begins_again()
    {
        Assert.NotNull(_notice.Check("it", Now, Now.AddDays(-1), "renew it"));
        Assert.Null(_notice.Check("it", Now.AddDays(700), Now, "renew it"));
        Assert.NotNull(_notice.Check("it", Now.AddDays(700), Now.AddDays(699), "renew it"));
    }
}
