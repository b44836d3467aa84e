namespace Tandem.Coordination.Attestation;

/// <summary>Members that were asked and did not answer in time, until they could have.</summary>
internal sealed class Silence
{
    /// <summary>A router waits for an answer for no longer. Over a channel that needs more for the way there and back each advertisement would wait in vain.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>Who they are.</summary>
    public IReadOnlySet<string> Members => _members;

    /// <summary>One did not answer.</summary>
    public void Begin(string member) => _members.Add(member);

    /// <summary>One has said something.</summary>
    /// <param name="member">The member.</param>
    /// <param name="age">At most so long ago; null: nobody can say.</param>
    /// <returns>True: it is no longer silent.</returns>
    public bool Hear(string member, TimeSpan? age) => age <= LongestWait && _members.Remove(member);
}
