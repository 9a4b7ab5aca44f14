using System.Reflection;
using System.Runtime.CompilerServices;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Fixtures;

namespace BenzoClinic.Services.Tests.Access;

/// <summary>One public service method, callable with nothing sensible: the gate must speak before anything is looked at.</summary>
public sealed record ServiceMethod(Type Service, MethodInfo Method)
{
    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<ServiceMethod> All { get; } =
    [
        .. from type in typeof(Gate).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.Name.EndsWith("Service", StringComparison.Ordinal)
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where typeof(Task).IsAssignableFrom(method.ReturnType)
           orderby type.Name, method.Name
           select new ServiceMethod(type, method),
    ];

    /// <summary>True where it is meant for nobody in particular.</summary>
    public bool IsForAnyone => Method.GetCustomAttribute<DemandsAttribute>()?.Operation == Operation.Anyone;

    /// <summary>True where what is asked for names a patient.</summary>
    public bool NamesPatient => Method.GetParameters().Any(parameter =>
        IsPatient(parameter.ParameterType) || parameter.ParameterType.GetProperties().Any(property => IsPatient(property.PropertyType)));

    /// <summary>As shown: <c>ChartService.Open</c>.</summary>
    public override string ToString() => $"{Service.Name}.{Method.Name}";

    /// <summary>Calls it.</summary>
    public async Task Call(TestScope person)
    {
        var service = person.ServiceProvider.GetService(Service) ?? throw new InvalidOperationException($"{Service.Name} is not registered in AddClinicServices.");
        var arguments = Method.GetParameters().Select(parameter => Make(parameter.ParameterType, depth: 0)).ToArray();
        await (Task)Method.Invoke(service, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    /// <summary>The operation it demands, as the refusal of nobody names it.</summary>
    public async Task<Operation> Demanded(TestScope nobody)
    {
        var denied = await Assert.ThrowsAsync<AccessDeniedException>(() => Call(nobody));
        return Enum.Parse<Operation>(denied.Message["Access denied: ".Length..].TrimEnd('.'));
    }

    private static bool IsPatient(Type type) => type == typeof(PatientId) || type == typeof(PatientId?);

    private static object? Make(Type type, int depth)
    {
        if (type == typeof(string)) return "";
        if (type == typeof(Stream)) return Stream.Null;
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsGenericType && type.GetGenericArguments() is [var element])
        {
            if (type.IsAssignableFrom(element.MakeArrayType())) return Array.CreateInstance(element, 0);
            var set = typeof(HashSet<>).MakeGenericType(element);
            if (type.IsAssignableFrom(set)) return Activator.CreateInstance(set);
        }

        if (type.IsAbstract || type.IsAssignableTo(typeof(Delegate)) || depth > 3) return null;
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite)) property.SetValue(made, Make(property.PropertyType, depth + 1));
        return made;
    }
}
