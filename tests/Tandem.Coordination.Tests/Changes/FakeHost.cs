using Tandem.Coordination.Changes;

namespace Tandem.Coordination.Tests.Changes;

/// <summary>A node's document: what it runs by, and what is in its file.</summary>
internal sealed class FakeHost(string text) : IConfigurationHost
{
    public string Text { get; private set; } = text;

    /// <summary>What a start would begin with.</summary>
    public string File { get; set; } = text;

    /// <summary>What this node finds wrong with a document.</summary>
    public Func<string, string?> Wrong { get; set; } = static _ => null;

    /// <summary>Why it cannot follow one that it found right.</summary>
    public string? Stumbles { get; set; }

    /// <summary>It follows the next one, and then something breaks.</summary>
    public bool Breaks { get; set; }

    /// <summary>Why its disk refuses.</summary>
    public string? Unkept { get; set; }

    public List<string> Told { get; } = [];

    public string? Check(string text) => Wrong(text);

    public Task<string?> FollowAsync(string text)
    {
        if (Stumbles is null)
        {
            Text = text;
        }

        if (!Breaks)
        {
            return Task.FromResult(Stumbles);
        }

        Breaks = false;
        return Task.FromException<string?>(new DivideByZeroException("broken"));
    }

    public string? Keep(string text)
    {
        if (Unkept is null)
        {
            File = text;
        }

        return Unkept;
    }

    public void Tell(string line) => Told.Add(line);

    /// <summary>The process starts again, with its file.</summary>
    public void Restart() => Text = File;
}
