namespace Tandem.Network.Linux.Guard;

/// <summary>What the guard tells its worker: the end of a script.</summary>
/// <param name="Id">The order's number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Code">The exit code, above 128 of a signal; the error number where it could not be started and there is one.</param>
/// <param name="Text">The last line it wrote, or why it was not started.</param>
public sealed record ScriptReport(uint Id, ScriptOutcome Outcome, int Code, string Text);
