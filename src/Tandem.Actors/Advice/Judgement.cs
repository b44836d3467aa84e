namespace Tandem.Actors.Advice;

/// <summary>What a router does with an advertisement that passed every reception check.</summary>
internal enum Judgement
{
    /// <summary>It counts.</summary>
    Accept,

    /// <summary>It counts, and its supposed sender is asked whether it has let go: if not, it is as good as heard from.</summary>
    AcceptAndAsk,

    /// <summary>It waits for a verdict; an empty batch answers it.</summary>
    Hold,

    /// <summary>It is dropped and counted.</summary>
    Discard,
}
