namespace Tandem.Api.Contracts;

/// <summary>What another configuration changes.</summary>
/// <param name="Node">Who answers.</param>
/// <param name="At">When.</param>
/// <param name="IsApplied">True: so it is now; false: so it would be.</param>
/// <param name="Routers">What changes of routers, by router and node; the others are left alone.</param>
/// <param name="Checks">Health checks that become others.</param>
/// <param name="NeedRestart">What the configuration wants, and only a restart of a node can bring: it runs as before.</param>
public sealed record ChangeReport(
    string Node, DateTimeOffset At, bool IsApplied, IReadOnlyList<RouterChangeLine> Routers, IReadOnlyList<string> Checks, IReadOnlyList<string> NeedRestart)
{
    // A node of before this was told says nothing of it, and whoever reads forms by generated code is given null then.
    private readonly IReadOnlyList<string>? _late;

    /// <summary>What was asked and is not done yet, a line each, also of an earlier change: it will be, as soon as what it waits for lets it.</summary>
    public IReadOnlyList<string> Late { get => _late ?? []; init => _late = value; }

    /// <summary>True when nothing changes.</summary>
    public bool IsNothing => Routers.Count == 0 && Checks.Count == 0 && NeedRestart.Count == 0;
}
