using System.Globalization;
using System.Text;

namespace Tandem.Coordination.Tests.Harness;

/// <summary>What happened, in order; a condition is looked at again after each event, so that nothing is polled.</summary>
internal sealed class Chronicle
{
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly StringBuilder _story = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string who, object what)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            _story.Append(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(_began).TotalSeconds,8:0.000} {who}: {what}\n");
            told = _next;
            _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        told.TrySetResult();
    }

    public async Task Until(string what, TimeSpan limit, Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task next;
            lock (_lock)
            {
                next = _next.Task;
            }

            if (condition())
            {
                return;
            }

            var left = limit - TimeProvider.System.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || await Task.WhenAny(next, Task.Delay(left, TimeProvider.System)) != next)
            {
                Assert.Fail($"not within {limit.TotalSeconds} s: {what} (TANDEM_SEED={Seed.Value})\n{this}");
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return _story.ToString();
        }
    }
}
