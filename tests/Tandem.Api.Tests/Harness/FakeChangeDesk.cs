using Tandem.Api.Changes;
using Tandem.Coordination.Changes;

namespace Tandem.Api.Tests.Harness;

/// <summary>Answers what the test says.</summary>
internal sealed class FakeChangeDesk : IChangeDesk
{
    public ChangeAnswer Reloaded { get; set; } = new(null, "tandem.conf:3: tandem.cluster is missing; allowed a name");

    public PlanAnswer Planned { get; set; } = new(null, "FILE:3: tandem.cluster is missing; allowed a name");

    public ChangeOutcome Outcome { get; set; } = new ChangeOutcome.Refused("lb2: tandem.conf:3: tandem.cluster is missing; allowed a name");

    public string? Offered { get; private set; }

    public TimeSpan? Within { get; private set; }

    public Task<ChangeAnswer> ReloadAsync(CancellationToken cancellation) => Task.FromResult(Reloaded);

    public Task<ChangeOutcome> ApplyAsync(string configuration, TimeSpan? within)
    {
        (Offered, Within) = (configuration, within);
        return Task.FromResult(Outcome);
    }

    public Task<ChangeOutcome> ConfirmAsync() => Task.FromResult(Outcome);

    public PlanAnswer Plan(string configuration)
    {
        Offered = configuration;
        return Planned;
    }
}
