namespace Tandem.Network.Linux.Doctor;

/// <summary>How bad it is.</summary>
public enum Gravity
{
    /// <summary>As it should be.</summary>
    Well,

    /// <summary>Not known here, or to be thought about.</summary>
    Notice,

    /// <summary>It will hurt.</summary>
    Trouble,
}
