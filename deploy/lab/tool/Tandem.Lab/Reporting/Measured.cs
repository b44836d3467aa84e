namespace Tandem.Lab.Reporting;

/// <summary>One measured value. <c>AtLeast</c>: what was measured had not ended when the watching did.</summary>
internal sealed record Measured(string What, string Unit, double Value, bool AtLeast = false);
