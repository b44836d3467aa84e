namespace Tandem.Lab.Reporting;

/// <summary>Something done to the lab, what it must keep to, and which node held each address before and some time after.</summary>
internal sealed record SessionEvent(
    string Name,
    long At,
    long Until,
    IReadOnlyDictionary<string, string> Expected,
    IReadOnlyDictionary<string, string> Before,
    IReadOnlyDictionary<string, string> After,
    Bound Bound);
