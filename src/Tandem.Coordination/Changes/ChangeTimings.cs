namespace Tandem.Coordination.Changes;

/// <summary>The waits of a change.</summary>
/// <param name="Prepare">For members to say whether they can; who has prepared and hears nothing forgets it after four times that.</param>
/// <param name="Try">For members to say that they follow, or have written it down.</param>
/// <param name="Immediate">When nobody wants to look first: to be confirmed within that by whoever began.</param>
internal sealed record ChangeTimings(TimeSpan Prepare, TimeSpan Try, TimeSpan Immediate)
{
    public static readonly ChangeTimings Default = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(30));
}
