using Tandem.Testing;
using Tandem.Vrrp.Machine;
using Tandem.Vrrp.Model;
using Tandem.Vrrp.Tests.Fixtures;

namespace Tandem.Vrrp.Tests.Machine;

public class AnnouncementScheduleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    [Clause("RFC 4861", "7.2.6")]
    public void Repetitions_follow_an_interval_apart_and_end()
    {
        var schedule = AnnouncementSchedule.Start(Time.At(0), 2, Second);
        Assert.Equal(new AnnouncementSchedule(2, Time.At(1000), Second), schedule);

        schedule = schedule.Advance(Time.At(1000));
        Assert.Equal(new AnnouncementSchedule(1, Time.At(2000), Second), schedule);

        Assert.Equal(AnnouncementSchedule.Done, schedule.Advance(Time.At(2000)));
    }

    [Fact]
    public void Nothing_is_due_before_its_time()
    {
        var schedule = AnnouncementSchedule.Start(Time.At(0), 1, Second);

        Assert.False(schedule.IsDue(Time.JustBefore(1000)));
        Assert.True(schedule.IsDue(Time.At(1000)));
        Assert.False(AnnouncementSchedule.Done.IsDue(Time.At(1_000_000_000)));
    }

    [Fact]
    public void A_late_announcement_is_not_followed_by_a_burst() =>
        Assert.Equal(Time.At(6500), AnnouncementSchedule.Start(Time.At(0), 3, Second).Advance(Time.At(5500)).NextAt);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_repetition_means_done(int count) =>
        Assert.Equal(new AnnouncementSchedule(0, Instant.Never, TimeSpan.Zero), AnnouncementSchedule.Start(Time.At(0), count, Second));
}
