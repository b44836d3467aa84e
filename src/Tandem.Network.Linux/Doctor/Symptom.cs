namespace Tandem.Network.Linux.Doctor;

/// <summary>What an examination found.</summary>
/// <param name="Gravity">How bad it is.</param>
/// <param name="Text">What.</param>
/// <param name="Cure">What to do about it; empty when nothing is to be done.</param>
public sealed record Symptom(Gravity Gravity, string Text, string Cure)
{
    /// <summary>Nothing is wrong.</summary>
    public static Symptom Well(string text) => new(Gravity.Well, text, "");
}
