using Tandem.Coordination.Messages;

namespace Tandem.Coordination.Wire;

/// <summary>How nodes are: the forms of health checks.</summary>
internal static class HealthForms
{
    public static Proto.CheckReport ToWire(CheckReport report) =>
        new() { Checks = { report.Checks.Select(ToWire) }, Serving = { report.Serving.Select(Values.ToWire) } };

    public static CheckReport Read(Proto.CheckReport report) => new(Values.Read(report.Checks, Read), Values.Read(report.Serving, Values.ReadKey));

    private static Proto.CheckResult ToWire(CheckResult check) => new()
    {
        Name = check.Name,
        State = (uint)check.State,
        LastRun = (uint)check.LastRun,
        Since = Values.ToWire(check.Since),
        Detail = check.Detail,
    };

    private static CheckResult Read(Proto.CheckResult check) => new(
        check.Name,
        Values.Known(check.State, HealthState.Unknown),
        Values.Known(check.LastRun, HealthState.Unknown),
        Values.ReadStamp(check.Since),
        check.Detail);
}
