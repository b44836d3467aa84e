namespace Tandem.Configuration.Reading;

/// <summary>How the text of one kind of value becomes a value, and the words for what is allowed.</summary>
/// <param name="Allowed">Completes "allowed ...".</param>
/// <param name="Parse">Null when the text is not allowed.</param>
internal sealed record ValueRule<T>(string Allowed, Func<string, T?> Parse)
    where T : struct;
