using Tandem.Network.Linux.Guard;
using Tandem.Vrrp.Model;

namespace Tandem.Guard.Worker;

/// <summary>One part of a worker as the board shows it.</summary>
/// <param name="Part">Which.</param>
/// <param name="LastBeat">When it last moved; null before its first time.</param>
/// <param name="Allowed">For how long it may stand still; null: the worker has not said so.</param>
internal readonly record struct Pulse(Progress Part, Instant? LastBeat, TimeSpan? Allowed)
{
    /// <summary>All parts that a worker must move.</summary>
    public static readonly Progress[] Parts = Enum.GetValues<Progress>();

    /// <summary>As the subject of a sentence.</summary>
    public string Name => Part switch
    {
        Progress.LinkLoop => "its link loop",
        Progress.Executor => "the thread of its actors",
        Progress.Nics => "an interface's actor",
        _ => Part.ToString(),
    };
}
