using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Cli.Commands;

/// <summary>"tandem token": something to show at the API's TCP port, and the line that lets it in. Nothing is asked or written.</summary>
internal static class TokenCommand
{
    private const string ReadOnly = "read-only";
    private const int Length = 32;

    public static Command Make(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "Whose it is: a word for the log." };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && (token.Value.Length == 0 || token.Value.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign))))
            {
                result.AddError("NAME has blanks; allowed one word");
            }
        });
        var role = new Option<string>("--role") { Description = $"{ReadOnly} or operator.", HelpName = "ROLE", DefaultValueFactory = _ => ReadOnly };
        role.AcceptOnlyFromAmong(ReadOnly, "operator");
        var command = new Command("token", "Make a token for the API over TCP. It is shown once; the line for tandem.api.access holds only its hash.") { name, role };
        command.SetAction(parsed =>
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
            terminal.Output.WriteLine($"token  {token}\nline   {parsed.GetValue(role)} {parsed.GetValue(name)} token {hash}");
            return ExitCode.Success;
        });
        return command;
    }
}
