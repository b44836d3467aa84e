using System.Diagnostics;
using System.Globalization;
using Tandem.Coordination.Timeline;

namespace Tandem.Coordination.Tests.Timeline;

/// <summary>What was promised to be on the disk is there, however often the process that wrote was killed.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost()
    {
        var promised = new Dictionary<Guid, ulong>();
        for (var life = 1; life <= 10; life++)
        {
            // Killed after 3, 11, 19 ... promises, in the middle of the next transaction.
            var boot = new Guid(life, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
            promised[boot] = await RunUntilKilled(boot, promises: (life * 8) - 5);
        }

        using var database = TimelineDatabase.OpenFile(_shelf.Options.Path);
        Assert.All(promised, promise =>
        {
            var numbers = database.After(new("lb1", promise.Key, 0), int.MaxValue).Select(entry => entry.Number).ToList();
            Assert.True((ulong)numbers.Count >= promise.Value, $"{promise.Value} were promised, {numbers.Count} are there");
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (ulong)number), numbers);
            Assert.Equal((ulong)numbers.Count, database.Marks().Single(mark => mark.BootId == promise.Key).Through);
        });
    }

    private async Task<ulong> RunUntilKilled(Guid boot, int promises)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(EndlessWriter).Assembly.Location);
        start.ArgumentList.Add(_shelf.Directory.FullName);
        start.ArgumentList.Add(boot.ToString());
        using var writer = Process.Start(start)!;
        var errors = writer.StandardError.ReadToEndAsync();
        ulong promised = 0;
        var count = 0;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            while (await writer.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                promised = ulong.Parse(line, CultureInfo.InvariantCulture);
                if (++count == promises)
                {
                    writer.Kill();
                }
            }
        }
        finally
        {
            writer.Kill();
        }

        await writer.WaitForExitAsync(limit.Token);
        Assert.Equal("", await errors);
        Assert.True(count >= promises, $"only {count} promises");
        return promised;
    }
}
