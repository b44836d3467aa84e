using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tandem.Architecture.Tests;

/// <summary>Records are values: closed where the design says one of these, and never changed after they were made.</summary>
public sealed class RecordTests
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Cases_of_a_closed_set_are_sealed_and_nested_in_it() => Findings.AssertNone(
        "a closed set has only sealed cases nested in it:",
        from set in Repository.Types
        where IsClosedSet(set)
        from type in Repository.Types
        where type.BaseType == set && (!type.IsSealed || type.DeclaringType != set)
        select type.FullName);

    [Fact]
    public void No_property_of_a_record_can_be_set_after_construction() => Findings.AssertNone(
        "use init, or leave the setter out:",
        from type in Repository.Types
        where IsRecordClass(type) || IsRecordStruct(type)
        from property in type.GetProperties(Declared)
        where property.SetMethod is { IsPrivate: false } setter && !IsInit(setter)
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void No_field_of_a_record_is_open_to_change() => Findings.AssertNone(
        "make these fields readonly or private:",
        from type in Repository.Types
        where IsRecordClass(type) || IsRecordStruct(type)
        from field in type.GetFields(Declared)
        where !field.IsPrivate && !field.IsInitOnly && !field.IsLiteral
        select $"{type.FullName}.{field.Name}");

    private static bool IsRecordClass(Type type) => type.IsClass && type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is not null;

    private static bool IsRecordStruct(Type type) =>
        type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    /// <summary>Either it says so by a private constructor, or its cases stand inside it and so promise to be all there are.</summary>
    private static bool IsClosedSet(Type type) =>
        IsRecordClass(type) && type.IsAbstract
        && (HasOnlyPrivateConstructors(type) || Repository.Types.Any(inner => inner.DeclaringType == type && inner.BaseType == type));

    /// <summary>The copy constructor that the compiler adds does not count: it needs an instance to begin with.</summary>
    private static bool HasOnlyPrivateConstructors(Type type) =>
        type.GetConstructors(Declared).Where(made => made.GetParameters() is not [var only] || only.ParameterType != type).All(made => made.IsPrivate);

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
