using System.Reflection;
using System.Reflection.Emit;

namespace Tandem.Architecture.Tests;

/// <summary>What the body of a method refers to, read from its instructions.</summary>
internal static class MethodCode
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opCode => opCode.Value);

    /// <summary>A method and the lambdas inside it.</summary>
    internal static IEnumerable<MethodBase> Bodies(Type type, string method) =>
        type.GetNestedTypes(All).Prepend(type)
            .SelectMany(owner => owner.GetMethods(All))
            .Where(body => body.Name == method || body.Name.StartsWith($"<{method}>", StringComparison.Ordinal));

    /// <summary>The types it asks an object for, as the arms of a switch do.</summary>
    internal static IEnumerable<Type> Asked(MethodBase method) =>
        Operands(method).Where(operand => operand.OpCode == OpCodes.Isinst).Select(operand => method.Module.ResolveType(operand.Token));

    /// <summary>The methods it calls.</summary>
    internal static IEnumerable<MethodBase> Called(MethodBase method) =>
        Operands(method).Where(operand => operand.OpCode.OperandType == OperandType.InlineMethod)
            .Select(operand => method.Module.ResolveMethod(operand.Token)).OfType<MethodBase>();

    private static IEnumerable<(OpCode OpCode, int Token)> Operands(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at];
            var opCode = OpCodesByValue[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineType or OperandType.InlineMethod)
            {
                yield return (opCode, BitConverter.ToInt32(code, at));
            }

            at += Length(opCode.OperandType, code, at);
        }
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
