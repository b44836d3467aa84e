namespace Tandem.Coordination.Security.Pki;

/// <summary>A command of the PKI that cannot be carried out. Nothing was changed.</summary>
/// <param name="message">One line: what is wrong, and what is allowed.</param>
public sealed class PkiException(string message) : Exception(message);
