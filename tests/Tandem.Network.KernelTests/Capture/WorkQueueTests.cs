using Tandem.Network.Capture;

namespace Tandem.Network.KernelTests.Capture;

public sealed class WorkQueueTests
{
    private readonly List<string> _done = [];
    private readonly WorkQueue _queue = new();

    [Fact]
    public void What_comes_one_after_the_other_and_is_of_one_kind_is_done_together()
    {
        Action<List<int>> one = Note;
        Action<List<int>> other = items => Note(items);
        _queue.Add(1, one);
        _queue.Add(2, one);
        _queue.Add(3, other);
        _queue.Add(() => _done.Add("work"));
        _queue.Add(4, one);

        DoAll();

        Assert.Equal(["1 2", "3", "work", "4"], _done);
    }

    [Fact]
    public void Nothing_joins_what_has_begun()
    {
        Action<List<int>> work = Note;
        _queue.Add(1, work);
        var begun = _queue.Take()!;
        _queue.Add(2, work);
        begun();

        DoAll();

        Assert.Equal(["1", "2"], _done);
    }

    [Fact]
    public void No_more_than_64_are_done_together()
    {
        Action<List<int>> work = items => _done.Add($"{items[0]} to {items[^1]}");
        for (var i = 1; i <= 130; i++)
        {
            _queue.Add(i, work);
        }

        DoAll();

        Assert.Equal(["1 to 64", "65 to 128", "129 to 130"], _done);
    }

    [Fact]
    public void A_worker_does_what_is_urgent_before_what_was_posted_earlier_and_is_not()
    {
        using var begun = new ManualResetEventSlim();
        using var resume = new ManualResetEventSlim();
        using (var worker = new SerialWorker("test"))
        {
            worker.Post(() =>
            {
                begun.Set();
                resume.Wait();
            });
            begun.Wait();
            worker.Post(() => _done.Add("attach"));
            worker.PostUrgentTogether(1, Note);
            worker.PostUrgent(() => _done.Add("release"));
            worker.Post(() => _done.Add("close"));
            resume.Set();
        }

        Assert.Equal(["1", "release", "attach", "close"], _done);
    }

    private void Note(List<int> items) => _done.Add(string.Join(' ', items));

    private void DoAll()
    {
        while (_queue.Take() is { } work)
        {
            work();
        }
    }
}
