namespace Tandem.Coordination.Intents;

/// <summary>What the one file says now, on any thread. It outlives the cluster's system, and the file that the process began with.</summary>
/// <param name="plan">What it says at first.</param>
public sealed class SharedPlanBoard(SharedPlan plan)
{
    private volatile SharedPlan _current = plan;

    public SharedPlan Current => _current;

    /// <summary>Another file holds.</summary>
    public void Show(SharedPlan plan) => _current = plan;
}
