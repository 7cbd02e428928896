using System.Reflection;

namespace Appliance.Architecture.Tests;

/// <summary>The public surface of an assembly as text: one line a member, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        var bases = type.GetInterfaces().Where(one => one.IsPublic).Select(Name).Order(StringComparer.Ordinal);
        yield return $"{name}: {Kind(type)} {string.Join(", ", bases)}".TrimEnd();
        foreach (var member in type.GetMembers(Members).Where(IsVisible))
        {
            yield return member switch
            {
                FieldInfo { IsLiteral: true } constant => $"{name}.{constant.Name} = {constant.GetRawConstantValue()}",
                FieldInfo field => $"{name}.{field.Name}: {Name(field.FieldType)}",
                PropertyInfo property => $"{name}.{property.Name}: {Name(property.PropertyType)} {Accessors(property)}",
                ConstructorInfo constructor => $"{name}({Parameters(constructor)})",
                MethodInfo method => $"{name}.{method.Name}{Generic(method)}({Parameters(method)}): {Name(method.ReturnType)}",
                _ => $"{name}.{member.Name}",
            };
        }
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => Visible(method) && (!method.IsSpecialName || method.IsConstructor) && !method.Name.Contains('<', StringComparison.Ordinal),
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(Visible),
        _ => false,
    };

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Accessors(PropertyInfo property)
    {
        var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) ? "required " : "";
        var set = property.SetMethod is { } setter && Visible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "get init" : "get set"
            : "get";
        return required + set;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "")}"));

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (!type.IsGenericType)
            return type.Namespace == "System" ? type.Name : type.FullName ?? type.Name;
        var name = type.GetGenericTypeDefinition().FullName!.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
