using Tandem.Api.Commands;

namespace Tandem.Api.Tests.Harness;

/// <summary>Takes commands, and does with them what the test says.</summary>
internal sealed class FakeDesk : ICommandDesk
{
    private readonly List<Command> _given = [];

    public IReadOnlyList<Command> Given => _given;

    public string? Refusal { get; set; }

    public Action<Command> Then { get; set; } = static _ => { };

    public Task<string?> GiveAsync(Command command, CancellationToken cancellation)
    {
        if (Refusal is null)
        {
            _given.Add(command);
            Then(command);
        }

        return Task.FromResult(Refusal);
    }
}
