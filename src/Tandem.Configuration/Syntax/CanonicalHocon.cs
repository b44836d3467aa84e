using System.Diagnostics;
using System.Text;

namespace Tandem.Configuration.Syntax;

/// <summary>Writes a document in the one form that Akka's parser never misreads: a key a line, every text in quotes.</summary>
internal static class CanonicalHocon
{
    public static string Write(HoconSyntax.Section root)
    {
        var text = new StringBuilder();
        WriteEntries(text, root);
        return text.ToString();
    }

    private static void WriteEntries(StringBuilder text, HoconSyntax.Section section)
    {
        foreach (var entry in section.Entries)
        {
            foreach (var key in entry.Keys.SkipLast(1))
            {
                text.Append('"').Append(key).Append("\" {\n");
            }

            text.Append('"').Append(entry.Keys[^1]).Append("\" ");
            text.Append(entry.Value is HoconSyntax.Section ? "" : "= ");
            WriteValue(text, entry.Value);
            text.Append('\n').Insert(text.Length, "}\n", entry.Keys.Count - 1);
        }
    }

    private static void WriteValue(StringBuilder text, HoconSyntax value)
    {
        switch (value)
        {
            case HoconSyntax.Section section:
                text.Append("{\n");
                WriteEntries(text, section);
                text.Append('}');
                break;
            case HoconSyntax.Array array:
                text.Append('[');
                for (var i = 0; i < array.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    WriteValue(text, array.Items[i]);
                }

                text.Append(']');
                break;
            case HoconSyntax.Scalar scalar:
                text.Append('"').Append(scalar.Text).Append('"');
                break;
            case HoconSyntax.Reference reference:
                text.Append("${").Append(reference.Target).Append('}');
                break;
            default:
                throw new UnreachableException();
        }
    }
}
