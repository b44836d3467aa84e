using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Tests.Changes;

/// <summary>A document on its way to all nodes, and back.</summary>
public sealed class ChangeDeskTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ChangeWorld _world = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _world.CloseAsync();

    [Fact]
    public async Task All_follow_it_and_have_it_in_their_files()
    {
        Assert.Equal("confirmed by lb1 lb2 lb3, away: ", await _world.ApplyAsync());

        Assert.Equal("new new new", _world.Running);
        Assert.Equal("new new new", _world.Files);
    }

    [Fact]
    public async Task One_node_for_which_it_is_wrong_keeps_all_from_it()
    {
        _world.Hosts[1].Wrong = _ => "tandem.conf:7: tandem.nodes has no node lb2; allowed: lb1, lb3";

        Assert.Equal("refused: lb2: tandem.conf:7: tandem.nodes has no node lb2; allowed: lb1, lb3", await _world.ApplyAsync());

        await _world.PassAsync(TimeSpan.Zero);
        Assert.Equal("old old old", _world.Running);
        _world.Hosts[1].Wrong = static _ => null;
        Assert.StartsWith("confirmed", await _world.ApplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_node_that_cannot_follow_takes_all_back()
    {
        _world.Hosts[2].Stumbles = "this node ends, and takes nothing new";

        Assert.Equal("refused: lb3: this node ends, and takes nothing new", await _world.ApplyAsync());

        await _world.PassAsync(TimeSpan.Zero);
        Assert.Equal("old old old", _world.Running);
        Assert.Equal("old old old", _world.Files);
    }

    [Fact]
    public async Task One_node_in_which_something_breaks_while_it_follows_takes_all_back_too()
    {
        _world.Hosts[2].Breaks = true;

        Assert.Equal("refused: lb3: it broke while it followed: DivideByZeroException: broken", await _world.ApplyAsync());

        await _world.PassAsync(TimeSpan.Zero);
        Assert.Equal("old old old", _world.Running);
        Assert.Contains(_world.Hosts[2].Told, line => line.StartsWith("back to the configuration before: not all nodes follow it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(8.001)]
    [InlineData(null)]
    public async Task What_the_channel_held_back_is_not_tried_any_more(double? seconds)
    {
        _world.AgeOf = (to, message) => to != 1 || message is not ChangeTry ? TimeSpan.Zero : seconds is { } age ? TimeSpan.FromSeconds(age) : null;

        Assert.Equal("refused: lb2: the channel brought it too late", await _world.ApplyAsync());

        await _world.PassAsync(TimeSpan.Zero);
        Assert.Equal("old old old", _world.Running);
        Assert.DoesNotContain(_world.Hosts[1].Told, line => line.StartsWith("back to", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_runs_by_another_document_keeps_all_from_it()
    {
        await _world.Hosts[1].FollowAsync("by hand");

        Assert.StartsWith("refused: lb2: it runs by another configuration than the node that asks", await _world.ApplyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_confirmed_in_time_is_taken_back_by_each_node_alone()
    {
        Assert.Equal("tried by lb1 lb2 lb3 for 60 s, away: ", await _world.ApplyAsync(within: Minute));
        Assert.Equal("new new new", _world.Running);
        Assert.Equal("old old old", _world.Files);
        _world.Cut(1);

        await _world.PassAsync(Minute - TimeSpan.FromMilliseconds(1));
        Assert.Equal("new new new", _world.Running);
        await _world.PassAsync(TimeSpan.FromMilliseconds(1));

        Assert.Equal("old old old", _world.Running);
        Assert.Equal(["back to the configuration before: it was not confirmed in time"], _world.Hosts[1].Told);
        Assert.Equal("refused: no configuration is being tried on this node: nothing to confirm", await _world.ConfirmAsync());
    }

    [Fact]
    public async Task It_is_confirmed_on_any_node_that_tries_it()
    {
        await _world.ApplyAsync(within: Minute);

        Assert.Equal("confirmed by lb3 lb1 lb2, away: ", await _world.ConfirmAsync(2));

        await _world.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("new new new", _world.Running);
        Assert.Equal("new new new", _world.Files);
    }

    [Fact]
    public async Task While_one_is_tried_no_other_is_taken()
    {
        await _world.ApplyAsync(within: Minute);

        Assert.StartsWith("refused: lb1: another change is under way", await _world.ApplyAsync("third"), StringComparison.Ordinal);

        Assert.Equal("new new new", _world.Running);
        Assert.StartsWith("confirmed", await _world.ConfirmAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_restarts_meanwhile_has_its_old_file_and_catches_up_once_it_is_confirmed()
    {
        await _world.ApplyAsync(within: Minute);
        await _world.RestartAsync(1);
        Assert.Equal("new old new", _world.Running);

        var confirming = _world.ConfirmAsync();
        await Until(confirming);

        Assert.Equal("confirmed by lb1 lb2 lb3, away: ; lb2: no answer within 8 s", await confirming);
        await _world.HealAsync(1);
        Assert.Equal("new new new", _world.Running);
        Assert.Equal("new new new", _world.Files);
    }

    [Fact]
    public async Task A_node_that_was_away_catches_up_over_several_documents()
    {
        _world.Cut(2);
        Assert.Equal("confirmed by lb1 lb2, away: lb3", await _world.ApplyAsync());
        Assert.Equal("confirmed by lb1 lb2, away: lb3", await _world.ApplyAsync("newer"));

        await _world.HealAsync(2);

        Assert.Equal("newer newer newer", _world.Running);
        Assert.Equal("newer newer newer", _world.Files);
        Assert.StartsWith("caught up with the configuration that lb", Assert.Single(_world.Hosts[2].Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_confirmed_is_known_after_a_restart_of_those_who_know_it()
    {
        _world.Cut(2);
        await _world.ApplyAsync();
        await _world.RestartAsync(0);
        await _world.RestartAsync(1);

        await _world.HealAsync(2);

        Assert.Equal("new new new", _world.Files);
    }

    [Fact]
    public async Task A_file_that_somebody_wrote_by_hand_stays()
    {
        _world.Cut(2);
        await _world.ApplyAsync();
        _world.Hosts[2].File = "by hand";
        await _world.RestartAsync(2);

        await _world.HealAsync(2);

        Assert.Equal("new new by hand", _world.Running);
        Assert.Contains("it stays with its file", _world.Hosts[2].Told[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_confirmation_is_made_up_for()
    {
        await _world.ApplyAsync(within: Minute);
        _world.IsLost = message => message is ChangeConfirm or ChangeKnown;
        var confirming = _world.ConfirmAsync();
        await Until(confirming);
        Assert.Equal("confirmed by lb1 lb2 lb3, away: ; lb2: no answer within 8 s; lb3: no answer within 8 s", await confirming);
        await _world.PassAsync(Minute);
        Assert.Equal("new old old", _world.Running);

        _world.IsLost = static _ => false;
        await _world.HealAsync(0);

        Assert.Equal("new new new", _world.Files);
    }

    [Fact]
    public async Task A_disk_that_refuses_is_named_and_the_node_runs_by_it()
    {
        _world.Hosts[1].Unkept = "/etc/tandem/tandem.conf cannot be written: no space left";

        Assert.Equal("confirmed by lb1 lb2 lb3, away: ; lb2: /etc/tandem/tandem.conf cannot be written: no space left", await _world.ApplyAsync());

        Assert.Equal("new new new", _world.Running);
        Assert.Equal("new old new", _world.Files);
    }

    [Fact]
    public async Task A_node_that_prepared_and_hears_no_more_is_free_again()
    {
        _world.IsLost = message => message is ChangeTry or ChangeDrop;
        var applying = _world.ApplyAsync();
        await Until(applying);
        Assert.Equal("refused: lb2: no answer within 8 s; lb3: no answer within 8 s", await applying);
        Assert.Equal("old old old", _world.Running);

        _world.IsLost = static _ => false;
        await _world.PassAsync(TimeSpan.FromSeconds(20));

        Assert.StartsWith("confirmed", await _world.ApplyAsync(), StringComparison.Ordinal);
    }

    /// <summary>Virtual time goes on until somebody has waited long enough.</summary>
    private async Task Until(Task<string> waiting)
    {
        while (!waiting.IsCompleted)
        {
            await _world.PassAsync(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }
}
