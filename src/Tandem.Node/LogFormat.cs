namespace Tandem.Node;

/// <summary>How log lines look.</summary>
internal enum LogFormat
{
    /// <summary>One line of text each.</summary>
    Text,

    /// <summary>One JSON object each, with every named value as a field.</summary>
    Json,
}
