using System.Runtime.InteropServices;

namespace Tandem.Network.Linux;

/// <summary>The kernel refused something.</summary>
/// <param name="What">What was asked of it.</param>
/// <param name="Errno">The C library's error number, or 0 when the refusal has none.</param>
/// <param name="Cure">What an operator can do; may be empty.</param>
public sealed record Refusal(string What, int Errno, string Cure)
{
    /// <summary>One line.</summary>
    public override string ToString()
    {
        var reason = Errno == 0 ? "" : $": {Marshal.GetPInvokeErrorMessage(Errno)} (errno {Errno})";
        return $"{What}{reason}{(Cure.Length == 0 ? "" : $"; {Cure}")}";
    }
}
