namespace Tandem.Guard;

/// <summary>How log lines look; the worker's names.</summary>
internal enum LogFormat
{
    /// <summary>One line of text each.</summary>
    Text,

    /// <summary>One JSON object each.</summary>
    Json,
}
