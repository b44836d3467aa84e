namespace Tandem.Node.Tests.Harness;

/// <summary>A folder for the certificates of the nodes a and b, with an authority of its own once they are made.</summary>
internal sealed class Pki : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-pki-").FullName;

    /// <summary>The cluster's file says this to use them.</summary>
    internal string Settings => $$"""coordination.tls { ca = "{{TrustFile}}", certificate = "{{_folder}}/{node}.pem" }""";

    internal string TrustFile => Path.Combine(_folder, "ca.pem");

    internal static Pki For(string a, string b)
    {
        var pki = new Pki();
        pki.Make(a, b);
        return pki;
    }

    internal void Make(string a, string b)
    {
        Run("init", "--cluster", "test");
        Run("issue", "a", "--cluster", "test", "--address", a);
        Run("issue", "b", "--cluster", "test", "--address", b);
    }

    internal void Rotate(string node) => Run("rotate", node);

    internal void RotateAuthority() => Run("rotate", "ca", "--cluster", "test");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Run(params string[] command)
    {
        var run = Invocation.Run(["--pki", .. command, "--directory", _folder]);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }
}
