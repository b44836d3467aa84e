using Tandem.Vrrp.Model;
using Tandem.Vrrp.Wire;

namespace Tandem.Actors.Advice;

/// <summary>An advertisement that somebody is asked about.</summary>
/// <param name="Inquiry">The question's number.</param>
/// <param name="Heard">The latest of its source.</param>
/// <param name="At">When the first of them came.</param>
/// <param name="Until">When the wait is over.</param>
/// <param name="OnSilence">What becomes of it then.</param>
/// <param name="IsHeard">True: the machine has taken it in already, because it must not wait.</param>
/// <param name="Folded">More of the same source.</param>
internal sealed record HeldAdvertisement(
    long Inquiry, Advertisement Heard, Instant At, Instant Until, AttestationOutcome OnSilence, bool IsHeard, long Folded)
{
    /// <summary>The Ethernet address that the first of them came from.</summary>
    public MacAddress? Sender { get; init; }

    /// <summary>True: the answer was no, and stands for what else comes of this source until the wait is over.</summary>
    public bool IsDenied { get; init; }
}
