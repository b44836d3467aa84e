using System.Globalization;
using System.Net;

namespace Tandem.Lab;

/// <summary>Options of the form <c>--name value</c>; a name may come several times, a switch has no value.</summary>
internal sealed class Arguments(string[] words)
{
    public bool Has(string name) => Array.IndexOf(words, "--" + name) >= 0;

    public string Get(string name) =>
        All(name) is [var value, ..] ? value : throw new ArgumentException($"--{name} is missing");

    public int Number(string name, int otherwise) =>
        All(name) is [var value, ..] ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    public IReadOnlyList<string> All(string name) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Length - 1)).Where(i => words[i] == "--" + name).Select(i => words[i + 1])];

    /// <summary>Values of the form <c>name=value</c>, in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name) =>
        [.. All(name).Select(pair => pair.Split('=', 2) is [var key, var value]
            ? KeyValuePair.Create(key, value)
            : throw new ArgumentException($"--{name} {pair}: expected NAME=VALUE"))];

    public static IPEndPoint EndPoint(string text) =>
        IPEndPoint.TryParse(text, out var endPoint) && endPoint.Port != 0
            ? endPoint
            : throw new ArgumentException($"{text}: expected ADDRESS:PORT");
}
